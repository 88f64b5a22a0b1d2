package org.mailherd.antispam.bayes;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies at intervals, and looks every few seconds whether Redis has lost what it had. Deletes once
 * what is of older versions.
 */
final class Snapshots implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Snapshots.class);
    private static final Duration BETWEEN = Duration.ofSeconds(10);

    private final OlderCounts older;
    private final Snapshot snapshot;
    private final Duration interval;
    private final Clock clock;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private Instant next;
    private boolean failing;

    Snapshots(OlderCounts older, Snapshot snapshot, Duration interval, Clock clock) {
        this.older = older;
        this.snapshot = snapshot;
        this.interval = interval;
        this.clock = clock;
        this.next = clock.instant().plus(interval);
    }

    Snapshots start() {
        Thread.ofVirtual().name("bayes-snapshots").start(this::run);
        return this;
    }

    private void run() {
        try {
            do {
                look();
            } while (!stopping.await(BETWEEN.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Does what is due. A failure is said once, until it is over. */
    void look() {
        try {
            if (snapshot.needsRefill()) {
                refill();
            } else if (!clock.instant().isBefore(next)) {
                snapshot.save();
                next = clock.instant().plus(interval);
            }
            older.delete();
            failing = false;
        } catch (IOException | RuntimeException e) {
            if (!failing) {
                LogEvent.of("bayes-snapshot-failed").quoted("reason", e.getMessage()).warn(log);
            }
            failing = true;
        }
    }

    private void refill() throws IOException {
        if (snapshot.refill()) {
            LogEvent.of("bayes-refilled").info(log);
        }
    }

    @Override
    public void close() {
        stopping.countDown();
    }
}
