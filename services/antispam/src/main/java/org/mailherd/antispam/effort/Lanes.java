package org.mailherd.antispam.effort;

import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * Two lanes for works: all that are not known to be heavy begin in the quick one, and who has
 * computed longer than any ordinary message leaves it, and begins anew in the slow one, of which
 * half as many go on at one time as there are processors, and which makes way for everybody. Who
 * waits for the slow lane holds none of what the work builds, and of those who make way in the
 * quick one, which hold what they have built so far, there are a few.
 */
final class Lanes {

    /** Ordinary messages take a tenth of it. */
    static final Duration QUICK = Duration.ofMillis(50);

    /** Works in the quick lane that have begun and make way; a further one leaves it. */
    static final int BEGUN = 4;

    private final Gate gate;
    private final Semaphore begun = new Semaphore(BEGUN);
    private final Semaphore slow;

    Lanes(int processors, Gate gate) {
        this.gate = gate;
        this.slow = new Semaphore(Math.max(1, processors / 2), true);
    }

    QuickPlace quick(Errand errand) throws InterruptedException {
        return new QuickPlace(errand.stint(0));
    }

    SlowPlace slow(Errand errand) throws InterruptedException {
        slow.acquire();
        try {
            return new SlowPlace(errand.stint(Gate.LAST));
        } catch (InterruptedException e) {
            slow.release();
            throw e;
        }
    }

    /** Works that wait for the slow lane, for tests. */
    int waiting() {
        return slow.getQueueLength();
    }

    /** Works that may begin at once in the slow lane, turns and places to make way, for tests. */
    int free() {
        return gate.free() + slow.availablePermits() + begun.availablePermits();
    }

    /** For the thread that does the work. */
    final class QuickPlace implements Lane, AutoCloseable {
        private final Stint stint;
        private boolean outgrown;

        private QuickPlace(Stint stint) {
            this.stint = stint;
        }

        @Override
        public boolean isOutgrown(long nanos) {
            outgrown |= nanos > QUICK.toNanos();
            if (!outgrown && stint.mustMakeWay()) {
                makeWay();
            }
            return outgrown;
        }

        private void makeWay() {
            if (begun.tryAcquire()) {
                try {
                    stint.makeWay();
                } finally {
                    begun.release();
                }
            } else {
                outgrown = true;
            }
        }

        /** Whether the work was told to leave, so that what it made is not whole. */
        boolean wasOutgrown() {
            return outgrown;
        }

        @Override
        public void close() {
            stint.close();
        }
    }

    /** For the thread that does the work. */
    final class SlowPlace implements Lane, AutoCloseable {
        private final Stint stint;

        private SlowPlace(Stint stint) {
            this.stint = stint;
        }

        @Override
        public boolean isOutgrown(long nanos) {
            if (stint.mustMakeWay()) {
                stint.makeWay();
            }
            return false;
        }

        @Override
        public void close() {
            stint.close();
            slow.release();
        }
    }
}
