package org.mailherd.antispam.spoof;

import java.io.IOException;
import java.util.Set;

/** Who works here. */
@FunctionalInterface
interface People {
    /**
     * Whether a mailbox of the domains belongs to somebody of one of the names.
     *
     * @param names in any case
     * @param domains in lower case, A-labels
     * @throws IOException when the directory does not answer
     */
    boolean have(Set<String> names, Set<String> domains) throws IOException;
}
