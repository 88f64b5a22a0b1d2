package org.mailherd.mailqueue.queue;

import java.time.Instant;

/** How much of each next hop a runner takes: what keeps one of them from taking all the room. */
public interface ClaimLimits {
    /**
     * Recipients to claim now, 0 for none.
     *
     * @param urgent whether an administrator wants an attempt even though it is backed off from
     */
    int recipients(String nextHop, boolean urgent);

    /** When to look at it again, if none were wanted now. */
    Instant again(String nextHop, Instant now);

    /** For a runner that takes what comes. */
    static ClaimLimits none() {
        return new ClaimLimits() {
            @Override
            public int recipients(String nextHop, boolean urgent) {
                return Integer.MAX_VALUE;
            }

            @Override
            public Instant again(String nextHop, Instant now) {
                return now;
            }
        };
    }
}
