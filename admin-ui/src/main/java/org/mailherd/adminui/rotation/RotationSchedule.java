package org.mailherd.adminui.rotation;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mailherd.directory.rotation.RotationRound;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks after the keys from time to time while the service runs. */
final class RotationSchedule implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(RotationSchedule.class);

    private final RotationRound round;
    private final Duration interval;
    private @Nullable ScheduledExecutorService executor;

    RotationSchedule(RotationRound round, Duration interval) {
        this.round = round;
        this.interval = interval;
    }

    @Override
    public void start() {
        ScheduledExecutorService started =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("key-rotation").daemon().factory());
        if (interval.isPositive()) {
            long millis = interval.toMillis();
            started.scheduleWithFixedDelay(this::run, millis, millis, TimeUnit.MILLISECONDS);
        }
        executor = started;
    }

    private void run() {
        try {
            for (RotationRound.Step step : round.run()) {
                LogEvent.of("key-rotation")
                        .with("key", step.key())
                        .with("step", step.step())
                        .info(log);
            }
        } catch (RuntimeException e) {
            LogEvent.of("key-rotation-failed")
                    .quoted("reason", String.valueOf(e.getMessage()))
                    .warn(log);
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
