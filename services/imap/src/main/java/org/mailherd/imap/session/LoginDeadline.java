package org.mailherd.imap.session;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.mailherd.platform.net.Wire;

/**
 * Hangs up on clients that do not log in in time, however slowly they keep talking: a read timeout
 * alone would let one octet a minute hold a connection for ever.
 */
public final class LoginDeadline implements AutoCloseable {
    private final Duration limit;
    private final ScheduledThreadPoolExecutor clock;

    public LoginDeadline(Duration limit) {
        this.limit = limit;
        this.clock =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("imap-login-deadline").factory());
        clock.setRemoveOnCancelPolicy(true);
    }

    /** Starts the count; cancel it when the client has logged in or gone. */
    public ScheduledFuture<?> start(Wire wire) {
        return clock.schedule(() -> hangUp(wire), limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    public Duration limit() {
        return limit;
    }

    private static void hangUp(Wire wire) {
        try {
            wire.close();
        } catch (IOException _) {
            // It is gone already, which is what we want.
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
