package org.mailherd.antispam.effort;

import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * Two lanes for works: all begin in the quick one, and who has computed longer than any ordinary
 * message goes on in the slow one, which has half of the processors. So ordinary mail waits for the
 * first steps of heavy messages only, however many come.
 */
final class Lanes {

    /** Ordinary messages take a tenth of it. */
    static final Duration QUICK = Duration.ofMillis(50);

    /**
     * Works in the slow lane, waiting ones included: each holds its text and trees, some 7 MiB of a
     * message of 128 KiB. Further ones stay where they are.
     */
    private static final int ROOM = 12;

    private final Semaphore quick;
    private final Semaphore slow;
    private final Semaphore room = new Semaphore(ROOM);

    Lanes(int processors) {
        quick = new Semaphore(processors, true);
        slow = new Semaphore(Math.max(1, processors / 2), true);
    }

    Place enter() throws InterruptedException {
        quick.acquire();
        return new Place();
    }

    /** Works that may compute now or go on in the slow lane, for tests. */
    int inSlowLane() {
        return ROOM - room.availablePermits();
    }

    /** What a work holds, for the thread that does it. */
    final class Place implements Lane, AutoCloseable {
        private boolean hasQuick = true;
        private boolean hasRoom;
        private boolean hasSlow;

        @Override
        public void computed(long nanos) {
            if (hasQuick && nanos > QUICK.toNanos() && room.tryAcquire()) {
                hasRoom = true;
                hasQuick = false;
                quick.release();
                changeOver();
            }
        }

        private void changeOver() {
            try {
                slow.acquire();
                hasSlow = true;
            } catch (InterruptedException e) {
                // Nobody waits for the work any more; its effort sees that and ends it.
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            if (hasQuick) {
                quick.release();
            }
            if (hasSlow) {
                slow.release();
            }
            if (hasRoom) {
                room.release();
            }
        }
    }
}
