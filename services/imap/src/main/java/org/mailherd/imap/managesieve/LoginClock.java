package org.mailherd.imap.managesieve;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.mailherd.platform.net.Wire;

/**
 * Hangs up on clients that do not log in in time, however they drip: a read timeout alone would let
 * one octet a minute hold a connection for ever.
 */
final class LoginClock implements AutoCloseable {
    private final Duration limit;
    private final ScheduledThreadPoolExecutor timer;

    LoginClock(Duration limit) {
        this.limit = limit;
        this.timer =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("managesieve-login-clock").factory());
        timer.setRemoveOnCancelPolicy(true);
    }

    /** Cancel it when the client has logged in or gone. */
    ScheduledFuture<?> start(Wire wire) {
        return timer.schedule(() -> hangUp(wire), limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void hangUp(Wire wire) {
        try {
            wire.abort();
        } catch (IOException _) {
            // It is gone already, which is what we want.
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
