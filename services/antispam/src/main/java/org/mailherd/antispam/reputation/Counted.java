package org.mailherd.antispam.reputation;

import java.time.Instant;
import java.util.List;

/**
 * How a message was counted.
 *
 * @param subjects whose mail it was
 */
record Counted(Side side, Instant at, List<String> subjects) {

    /** What a message says about its origin. */
    enum Side {
        GOOD,
        BAD,
        /** It was doubtful and says nothing. */
        NEITHER
    }

    Counted {
        subjects = List.copyOf(subjects);
    }
}
