package org.mailherd.antispam.reputation;

import java.time.Instant;
import java.util.List;

/** Where standings are kept. */
interface Ledger {

    /** In the order of the subjects. */
    List<Standing> read(List<String> subjects, Instant now);

    /** One more message of each. */
    default void add(List<String> subjects, boolean bad, Instant now) {
        change(subjects, bad ? new Standing(0, 1) : new Standing(1, 0), now);
    }

    /**
     * @param by added to each; what is negative is taken back, as far as it is there
     */
    void change(List<String> subjects, Standing by, Instant now);
}
