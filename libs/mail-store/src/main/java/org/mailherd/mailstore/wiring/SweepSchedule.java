package org.mailherd.mailstore.wiring;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mailherd.mailstore.blob.SegmentSweeper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Sweeps from time to time while the app runs. */
final class SweepSchedule implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(SweepSchedule.class);

    private final SegmentSweeper sweeper;
    private final Duration interval;
    private @Nullable ScheduledExecutorService executor;

    SweepSchedule(SegmentSweeper sweeper, Duration interval) {
        this.sweeper = sweeper;
        this.interval = interval;
    }

    @Override
    public void start() {
        ScheduledExecutorService started =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("blob-sweeper").daemon().factory());
        started.scheduleWithFixedDelay(
                this::sweep, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
        executor = started;
    }

    private void sweep() {
        try {
            sweeper.sweep();
        } catch (IOException | RuntimeException e) {
            log.warn("event=sweep-failed reason=\"{}\"", e.getMessage());
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
