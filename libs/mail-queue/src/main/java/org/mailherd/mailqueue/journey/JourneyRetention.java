package org.mailherd.mailqueue.journey;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Removes old steps, a small chunk at a time with pauses, so that nobody waits for it. Several
 * processes may do so at once.
 */
public final class JourneyRetention implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(JourneyRetention.class);
    private static final int CHUNK = 1000;
    private static final Duration BETWEEN_CHUNKS = Duration.ofMillis(50);
    private static final Duration BETWEEN_ROUNDS = Duration.ofMinutes(10);

    private final JourneyStore store;
    private final Duration keep;
    private final Clock clock;
    private final CountDownLatch stopping = new CountDownLatch(1);

    /**
     * @param keep age at which a step goes
     */
    public JourneyRetention(JourneyStore store, Duration keep, Clock clock) {
        this.store = store;
        this.keep = keep;
        this.clock = clock;
    }

    public void start() {
        Thread.ofVirtual().name("journey-retention").start(this::run);
    }

    private void run() {
        while (!stopped(BETWEEN_ROUNDS)) {
            try {
                prune();
            } catch (DataAccessException | TransactionException e) {
                log.debug("event=journey-retention status=later", e);
            } catch (RuntimeException e) {
                log.error("event=journey-fault", e);
            }
        }
    }

    /** Removes all that is too old. */
    public long prune() {
        Instant before = clock.instant().minus(keep);
        long removed = 0;
        int last;
        do {
            last = store.prune(before, CHUNK);
            removed += last;
        } while (last == CHUNK && !stopped(BETWEEN_CHUNKS));
        return removed;
    }

    private boolean stopped(Duration wait) {
        try {
            return stopping.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        stopping.countDown();
    }
}
