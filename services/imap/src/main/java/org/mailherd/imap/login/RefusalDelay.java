package org.mailherd.imap.login;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a refusal take a fixed time from the client's last response on: how long a name or a
 * password was thought about does not show.
 */
final class RefusalDelay {
    private RefusalDelay() {}

    static void await(long askedNanos, Duration delay) {
        long left = delay.toNanos() - (System.nanoTime() - askedNanos);
        try {
            new CountDownLatch(1).await(Math.max(0, left), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
