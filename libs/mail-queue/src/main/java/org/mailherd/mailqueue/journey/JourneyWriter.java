package org.mailherd.mailqueue.journey;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.TransactionException;

/**
 * Buffers steps without a lock and writes them from a thread of its own: when a batch is full, or
 * after a moment. While the database is away the buffer fills; what does not fit is dropped, told
 * once and counted. {@link #close} writes what is left.
 */
public final class JourneyWriter implements Journey, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(JourneyWriter.class);
    private static final int BATCH = 500;
    private static final Duration LOST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);
    private static final int DRAWS = 5;

    /**
     * @param service whose steps these are
     * @param buffer steps held while the database does not answer; about 500 bytes each
     * @param delay longest wait of a step for its batch
     */
    public record Settings(String service, int buffer, Duration delay) {
        public Settings {
            if (buffer < BATCH || delay.isNegative() || delay.isZero()) {
                throw new IllegalArgumentException(
                        "the journey's buffer must be "
                                + BATCH
                                + " or more and its delay positive");
            }
        }
    }

    private final Settings settings;
    private final JourneyStore store;
    private final ConcurrentLinkedQueue<JourneyStep> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final LongAdder written = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final EventIds ids = new EventIds();
    private final Thread thread;
    private volatile boolean closing;
    private boolean lost;
    private long toldDropped;

    public JourneyWriter(Settings settings, JourneyStore store) {
        this.settings = settings;
        this.store = store;
        this.thread = Thread.ofPlatform().daemon().name("journey-writer").start(this::run);
    }

    @Override
    public void record(JourneyStep step) {
        if (closing || size.get() >= settings.buffer()) {
            dropped.increment();
            return;
        }
        waiting.add(step);
        if (size.incrementAndGet() == BATCH) {
            LockSupport.unpark(thread);
        }
    }

    /** Steps not yet written. */
    public int waiting() {
        return size.get();
    }

    public long written() {
        return written.sum();
    }

    /** Steps that were never written. */
    public long dropped() {
        return dropped.sum();
    }

    private void run() {
        while (!closing) {
            if (size.get() < BATCH || lost) {
                LockSupport.parkNanos((lost ? LOST_PAUSE : settings.delay()).toNanos());
            }
            writeAll();
        }
        writeAll();
        if (size.get() > 0) {
            dropped.add(size.get());
            log.warn("event=journey-lost status=stopped dropped={}", size.get());
        }
    }

    private void writeAll() {
        while (!waiting.isEmpty()) {
            List<JourneyStep> batch = new ArrayList<>(BATCH);
            for (JourneyStep step : waiting) {
                if (batch.size() == BATCH) {
                    break;
                }
                batch.add(step);
            }
            if (!write(batch)) {
                return;
            }
            // Only this thread takes from the head: what was read is what goes.
            batch.forEach(_ -> waiting.poll());
            size.addAndGet(-batch.size());
        }
    }

    /** False when the database is away and the batch must wait. */
    private boolean write(List<JourneyStep> batch) {
        try {
            insert(batch);
            found();
            return true;
        } catch (DataIntegrityViolationException _) {
            return oneByOne(batch);
        } catch (DataAccessException | TransactionException e) {
            away(e);
            return false;
        } catch (RuntimeException e) {
            log.error("event=journey-fault dropped={}", batch.size(), e);
            dropped.add(batch.size());
            return true;
        }
    }

    /** A step that the table does not take must not hold up its neighbours for ever. */
    private boolean oneByOne(List<JourneyStep> batch) {
        for (JourneyStep step : batch) {
            try {
                insert(List.of(step));
            } catch (DataIntegrityViolationException e) {
                dropped.increment();
                log.warn(
                        "event=journey-refused reason=\"{}\"", e.getMostSpecificCause().getClass());
            } catch (DataAccessException | TransactionException e) {
                dropped.increment();
                away(e);
            }
        }
        return true;
    }

    private void insert(List<JourneyStep> steps) {
        for (int draw = 1; ; draw++) {
            try {
                store.insert(
                        settings.service(),
                        steps.stream()
                                .map(step -> new JourneyStore.Row(ids.next(step.time()), step))
                                .toList());
                written.add(steps.size());
                return;
            } catch (DuplicateKeyException e) {
                if (draw == DRAWS) {
                    throw e;
                }
                ids.drawAgain();
            }
        }
    }

    private void away(RuntimeException reason) {
        if (!lost) {
            log.warn(
                    "event=journey-lost status=waiting buffer={} reason=\"{}\"",
                    settings.buffer(),
                    String.valueOf(reason.getMessage()).replaceAll("[\\p{Cntrl}\"\\\\]", " "));
        }
        lost = true;
    }

    private void found() {
        if (lost) {
            log.info("event=journey-back dropped={}", dropped.sum() - toldDropped);
            toldDropped = dropped.sum();
        }
        lost = false;
    }

    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(thread);
        try {
            thread.join(LAST_WORDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
