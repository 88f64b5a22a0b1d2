package org.mailherd.webmail.connection;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Closes unused connections while the service runs, and all of them when it stops. */
@Component
class IdleConnectionCloser implements SmartLifecycle {

    private static final long EVERY_SECONDS = 15;

    private final MailboxConnections connections;
    private volatile @Nullable ScheduledExecutorService clockwork;

    IdleConnectionCloser(MailboxConnections connections) {
        this.connections = connections;
    }

    @Override
    public void start() {
        var executor =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("webmail-idle").factory());
        executor.scheduleWithFixedDelay(
                connections::closeIdle, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
        clockwork = executor;
    }

    @Override
    public void stop() {
        var executor = clockwork;
        clockwork = null;
        if (executor != null) {
            executor.shutdownNow();
        }
        connections.closeEverything();
    }

    @Override
    public boolean isRunning() {
        return clockwork != null;
    }
}
