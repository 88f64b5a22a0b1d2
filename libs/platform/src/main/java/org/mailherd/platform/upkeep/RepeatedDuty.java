package org.mailherd.platform.upkeep;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** A duty done again and again while the service runs, on a thread of its own. */
public final class RepeatedDuty implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(RepeatedDuty.class);

    /** One round. */
    @FunctionalInterface
    public interface Duty {
        /**
         * @throws Exception when the round failed; the next one comes all the same
         */
        void perform() throws Exception;
    }

    private final String name;
    private final Duration interval;
    private final Duty duty;
    private @Nullable ScheduledExecutorService executor;

    /**
     * @param name of the thread; a failed round is logged as event {@code name-failed}
     * @param interval from the start to the first round, and from a round's end to the next; zero
     *     or less: never
     */
    public RepeatedDuty(String name, Duration interval, Duty duty) {
        this.name = name;
        this.interval = interval;
        this.duty = duty;
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService started =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name(name).daemon().factory());
        if (interval.isPositive()) {
            long millis = interval.toMillis();
            started.scheduleWithFixedDelay(this::round, millis, millis, TimeUnit.MILLISECONDS);
        }
        executor = started;
    }

    private void round() {
        try {
            duty.perform();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LogEvent.of(name + "-failed")
                    .quoted("reason", String.valueOf(e.getMessage()))
                    .warn(log);
        }
    }

    @Override
    public synchronized void stop() {
        if (executor != null) {
            executor.shutdown();
            executor = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return executor != null;
    }
}
