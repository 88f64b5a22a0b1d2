package org.mailherd.antispam.quarantine;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Removes what is too old, some at a time. Several processes may do so at once. */
final class Retention implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Retention.class);
    private static final int CHUNK = 200;
    private static final Duration BETWEEN = Duration.ofMinutes(10);

    private final QuarantineStore store;
    private final Duration keep;
    private final Clock clock;
    private final CountDownLatch stopping = new CountDownLatch(1);

    Retention(QuarantineStore store, Duration keep, Clock clock) {
        this.store = store;
        this.keep = keep;
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

    /** Removes all that is too old. */
    void prune() {
        int last;
        do {
            last = store.prune(clock.instant().minus(keep), CHUNK);
        } while (last == CHUNK);
    }

    @Override
    public void close() {
        stopping.countDown();
    }
}
