package org.mailherd.mailstore.search;

import java.util.concurrent.locks.LockSupport;

/**
 * How much of a processor an indexer takes: all of it when somebody waits, a third in the
 * background. Priorities of threads would say the same, but Linux does not listen to them.
 */
final class Pace {
    private static final int BREATH = 2;
    private static final long LEAST = 2_000_000;
    private static final long MOST = 100_000_000;

    private final boolean hurry;
    private long began = System.nanoTime();

    Pace(boolean hurry) {
        this.hurry = hurry;
    }

    /** To be called between two messages. */
    void breathe() {
        long worked = System.nanoTime() - began;
        if (hurry || worked < LEAST) {
            return;
        }
        LockSupport.parkNanos(Math.min(MOST, BREATH * worked));
        began = System.nanoTime();
    }
}
