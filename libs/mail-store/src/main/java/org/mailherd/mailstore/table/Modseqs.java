package org.mailherd.mailstore.table;

import java.time.Clock;

/**
 * Numbers changes: one more than the last, but never below the time. So a number that a client was
 * told and a crash took back (ADR 8) is not given again to something that the client has not seen.
 */
final class Modseqs {
    /** 256 a millisecond; below 2^53 until the year 3000, for clients that count in doubles. */
    private static final int SHIFT = 8;

    private Modseqs() {}

    static long next(long highest, Clock clock) {
        return Math.max(highest + 1, clock.millis() << SHIFT);
    }
}
