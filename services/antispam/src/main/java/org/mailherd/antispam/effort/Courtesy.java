package org.mailherd.antispam.effort;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Who has much to compute lets ordinary scans go first, as long as some are under way. */
final class Courtesy {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition alone = lock.newCondition();
    private int ordinary;

    /** An ordinary scan has begun. */
    void begins() {
        lock.lock();
        try {
            ordinary++;
        } finally {
            lock.unlock();
        }
    }

    /** An ordinary scan is done, or has turned out to be none. */
    void ends() {
        lock.lock();
        try {
            if (--ordinary == 0) {
                alone.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits so long, or until nobody else is under way. */
    void pause(Duration most) {
        lock.lock();
        try {
            long left = most.toNanos();
            while (ordinary > 0 && left > 0) {
                left = alone.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            // Nobody waits for the work any more; its effort sees that and ends it.
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** Scans under way that are no heavy ones, for tests. */
    int underWay() {
        lock.lock();
        try {
            return ordinary;
        } finally {
            lock.unlock();
        }
    }
}
