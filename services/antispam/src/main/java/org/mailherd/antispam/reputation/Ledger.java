package org.mailherd.antispam.reputation;

import java.time.Instant;
import java.util.List;

/** Where standings are kept. */
interface Ledger {

    /** In the order of the subjects. */
    List<Standing> read(List<String> subjects, Instant now);

    /** One more message of each. */
    void add(List<String> subjects, boolean bad, Instant now);
}
