package org.mailherd.imap.upkeep;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Purges from time to time while the service runs. */
final class PurgeSchedule implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(PurgeSchedule.class);

    private final MailboxPurge purge;
    private final PurgeSettings settings;
    private @Nullable ScheduledExecutorService executor;

    PurgeSchedule(MailboxPurge purge, PurgeSettings settings) {
        this.purge = purge;
        this.settings = settings;
    }

    @Override
    public void start() {
        ScheduledExecutorService started =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("mailbox-purge").daemon().factory());
        long millis = settings.interval().toMillis();
        started.scheduleWithFixedDelay(this::run, millis, millis, TimeUnit.MILLISECONDS);
        executor = started;
    }

    private void run() {
        try {
            purge.run();
        } catch (RuntimeException e) {
            LogEvent.of("purge-failed").quoted("reason", String.valueOf(e.getMessage())).warn(log);
        }
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = executor;
        executor = null;
        if (running != null) {
            running.shutdown();
        }
    }

    @Override
    public boolean isRunning() {
        return executor != null;
    }
}
