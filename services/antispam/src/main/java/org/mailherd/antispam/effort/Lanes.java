package org.mailherd.antispam.effort;

import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * Two lanes for works: all that are not known to be heavy begin in the quick one, and who has
 * computed longer than any ordinary message leaves it, and begins anew in the slow one, which has
 * half of the processors and of these a half while ordinary scans are under way. So ordinary mail
 * waits for the first steps of heavy messages only, however many come, and who waits for the slow
 * lane holds none of what the work builds.
 */
final class Lanes {

    /** Ordinary messages take a tenth of it. */
    static final Duration QUICK = Duration.ofMillis(50);

    /** Computed in the slow lane between two pauses. */
    static final Duration SLICE = Duration.ofMillis(5);

    private final Semaphore quick;
    private final Semaphore slow;
    private final Courtesy courtesy;

    Lanes(int processors, Courtesy courtesy) {
        quick = new Semaphore(processors, true);
        slow = new Semaphore(Math.max(1, processors / 2), true);
        this.courtesy = courtesy;
    }

    QuickPlace quick() throws InterruptedException {
        quick.acquire();
        return new QuickPlace();
    }

    SlowPlace slow() throws InterruptedException {
        slow.acquire();
        return new SlowPlace();
    }

    /** Works that wait for the slow lane, for tests. */
    int waiting() {
        return slow.getQueueLength();
    }

    /** Works that may begin at once in the quick lane and in the slow one, for tests. */
    int free() {
        return quick.availablePermits() + slow.availablePermits();
    }

    /** For the thread that does the work. */
    final class QuickPlace implements Lane, AutoCloseable {
        private boolean outgrown;

        @Override
        public boolean isOutgrown(long nanos) {
            outgrown |= nanos > QUICK.toNanos();
            return outgrown;
        }

        /** Whether the work was told to leave, so that what it made is not whole. */
        boolean wasOutgrown() {
            return outgrown;
        }

        @Override
        public void close() {
            quick.release();
        }
    }

    /** For the thread that does the work. */
    final class SlowPlace implements Lane, AutoCloseable {
        private long paused;

        @Override
        public boolean isOutgrown(long nanos) {
            if (nanos - paused > SLICE.toNanos()) {
                courtesy.pause(Duration.ofNanos(nanos - paused));
                paused = nanos;
            }
            return false;
        }

        @Override
        public void close() {
            slow.release();
        }
    }
}
