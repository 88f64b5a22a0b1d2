package org.mailherd.mailstore.wiring;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** What the store does beside its work while the app runs: one thread, behind all else. */
final class BackgroundRounds implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(BackgroundRounds.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** One round. */
    @FunctionalInterface
    interface Round {
        /**
         * @param stop asked between two pieces of work
         * @throws Exception when the round failed; the next one comes all the same
         */
        void run(BooleanSupplier stop) throws Exception;
    }

    private final String thread;
    private final String failed;
    private final Duration interval;
    private final Round round;
    private @Nullable ScheduledExecutorService executor;
    private volatile boolean stopping;

    /**
     * @param failed event that is logged when a round fails
     * @param interval to the first round, and from a round's end to the next; zero: never
     */
    BackgroundRounds(String thread, String failed, Duration interval, Round round) {
        this.thread = thread;
        this.failed = failed;
        this.interval = interval;
        this.round = round;
    }

    @Override
    public void start() {
        stopping = false;
        ScheduledExecutorService started =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform()
                                .name(thread)
                                .priority(Thread.MIN_PRIORITY)
                                .daemon()
                                .factory());
        if (interval.isPositive()) {
            started.scheduleWithFixedDelay(
                    this::round, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
        }
        executor = started;
    }

    private void round() {
        try {
            round.run(() -> stopping);
        } catch (Exception e) {
            log.warn("event={} reason=\"{}\"", failed, e.toString());
        }
    }

    /** Ends between two pieces of work: what was written stays, and the database is still there. */
    @Override
    public void stop() {
        stopping = true;
        ScheduledExecutorService running = executor;
        executor = null;
        if (running == null) {
            return;
        }
        running.shutdown();
        try {
            running.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return executor != null;
    }
}
