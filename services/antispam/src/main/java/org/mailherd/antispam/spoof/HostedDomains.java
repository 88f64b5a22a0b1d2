package org.mailherd.antispam.spoof;

import java.io.IOException;
import java.util.Set;

/** Which domains are ours. */
@FunctionalInterface
interface HostedDomains {
    /**
     * Those among the names whose mail comes from here. Not of domains that we only relay for:
     * theirs comes from elsewhere too.
     *
     * @param names in lower case, A-labels
     * @throws IOException when the directory does not answer
     */
    Set<String> among(Set<String> names) throws IOException;
}
