package org.mailherd.antispam.quarantine;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Removes what is too old or too much, some at a time. Several processes may do so at once. */
final class Retention implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Retention.class);
    private static final int CHUNK = 200;
    private static final Duration BETWEEN = Duration.ofMinutes(10);

    private final RetentionStore store;
    private final Clock clock;
    private final CountDownLatch stopping = new CountDownLatch(1);

    Retention(RetentionStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    Retention start() {
        Thread.ofVirtual().name("quarantine-retention").start(this::run);
        return this;
    }

    private void run() {
        try {
            while (!stopping.await(BETWEEN.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    prune();
                } catch (DataAccessException e) {
                    LogEvent.of("quarantine-lost").quoted("reason", e.getMessage()).warn(log);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** A policy may have become stricter since the last message came. */
    void prune() {
        int last;
        do {
            last = store.prune(clock.instant(), CHUNK);
        } while (last == CHUNK);
        store.crowded(CHUNK).forEach(store::trim);
    }

    @Override
    public void close() {
        stopping.countDown();
    }
}
