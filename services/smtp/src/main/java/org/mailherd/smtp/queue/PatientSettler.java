package org.mailherd.smtp.queue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.mailherd.mailqueue.queue.QueueSettler;
import org.mailherd.mailqueue.queue.QueueUnavailableException;
import org.mailherd.mailqueue.queue.Settlement;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries again until the outcome is recorded or the service stops. */
public final class PatientSettler implements Settler, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PatientSettler.class);
    private static final Duration WAIT = Duration.ofSeconds(2);
    private static final int ATTEMPTS = 150; // five minutes, less than a lease

    private final QueueSettler settler;
    private final CountDownLatch stopping = new CountDownLatch(1);

    public PatientSettler(QueueSettler settler) {
        this.settler = settler;
    }

    @Override
    public void settle(List<Settlement> outcome) {
        if (outcome.isEmpty()) {
            return;
        }
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                settler.settle(outcome);
                return;
            } catch (QueueUnavailableException e) {
                if (attempt == 1) {
                    LogEvent.of("settle-failed")
                            .with("qid", outcome.getFirst().id())
                            .quoted("reason", e.getMessage())
                            .warn(log);
                }
                if (stopped()) {
                    return;
                }
            }
        }
    }

    private boolean stopped() {
        try {
            return stopping.await(WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Gives up waiting; the settler behind it is closed by its owner. */
    @Override
    public void close() {
        stopping.countDown();
    }
}
