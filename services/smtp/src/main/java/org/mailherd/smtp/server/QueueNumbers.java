package org.mailherd.smtp.server;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToDoubleFunction;
import javax.sql.DataSource;
import org.mailherd.mailqueue.queue.QueueWriter;
import org.mailherd.mailqueue.queue.RecipientState;
import org.mailherd.mailqueue.spool.Spool;
import org.mailherd.mailqueue.view.QueueDepth;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Queue, spool and group commits for {@code /metrics}. Who scrapes never waits: it reads the last
 * look, and has the next one taken when that is old, by a thread of its own. A look that took long
 * is followed by a long rest, so that a queue of millions costs little.
 */
final class QueueNumbers implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(QueueNumbers.class);
    private static final Duration EVERY = Duration.ofSeconds(30);

    /** A look may take this part of the time. */
    private static final int SHARE = 100;

    private final DataSource database;
    private final Spool spool;
    private final MeterRegistry registry;
    private final Clock clock;
    private final List<Meter> meters = new ArrayList<>();
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile Look last = new Look(Optional.empty(), 0, Instant.MIN);
    private volatile boolean lost;

    /**
     * @param depth nothing before the first look, and while the database is away
     * @param next when it is old
     */
    private record Look(Optional<QueueDepth> depth, long bytes, Instant next) {}

    QueueNumbers(DataSource database, Spool spool, MeterRegistry registry, Clock clock) {
        this.database = database;
        this.spool = spool;
        this.registry = registry;
        this.clock = clock;
    }

    QueueNumbers start(QueueWriter writer) {
        for (RecipientState state : RecipientState.values()) {
            String name = state.name().toLowerCase(Locale.ROOT);
            meters.add(
                    Gauge.builder("smtp.queue.recipients", this, of(depth -> count(depth, state)))
                            .tags("state", name)
                            .register(registry));
        }
        meters.add(
                Gauge.builder("smtp.queue.oldest.seconds", this, of(this::age)).register(registry));
        meters.add(
                Gauge.builder("smtp.spool.bytes", this, numbers -> numbers.look().bytes())
                        .register(registry));
        meters.add(
                FunctionCounter.builder("smtp.commit.batches", writer, QueueWriter::commits)
                        .register(registry));
        meters.add(
                FunctionCounter.builder("smtp.commit.messages", writer, QueueWriter::committed)
                        .register(registry));
        refresh();
        return this;
    }

    private static ToDoubleFunction<QueueNumbers> of(ToDoubleFunction<QueueDepth> number) {
        return numbers -> numbers.look().depth().map(number::applyAsDouble).orElse(Double.NaN);
    }

    private static double count(QueueDepth depth, RecipientState state) {
        return depth.recipients().getOrDefault(state, 0L);
    }

    private double age(QueueDepth depth) {
        return depth.oldest()
                .map(arrived -> Duration.between(arrived, clock.instant()).toMillis() / 1000.0)
                .map(seconds -> Math.max(0, seconds))
                .orElse(0.0);
    }

    private Look look() {
        if (!clock.instant().isBefore(last.next())) {
            refresh();
        }
        return last;
    }

    private void refresh() {
        if (looking.compareAndSet(false, true)) {
            Thread.ofVirtual().name("queue-numbers").start(this::lookAgain);
        }
    }

    private void lookAgain() {
        long begun = System.nanoTime();
        try {
            Optional<QueueDepth> depth = depth();
            long bytes = bytes();
            Duration rest = Duration.ofNanos((System.nanoTime() - begun) * SHARE);
            last =
                    new Look(
                            depth,
                            bytes,
                            clock.instant().plus(rest.compareTo(EVERY) > 0 ? rest : EVERY));
        } finally {
            looking.set(false);
        }
    }

    private Optional<QueueDepth> depth() {
        try {
            QueueDepth depth = QueueDepth.of(database, spool.id());
            lost = false;
            return Optional.of(depth);
        } catch (DataAccessException e) {
            if (!lost) {
                LogEvent.of("queue-numbers-lost").quoted("reason", e.getMessage()).warn(log);
            }
            lost = true;
            return Optional.empty();
        }
    }

    private long bytes() {
        try {
            return spool.bytes();
        } catch (IOException | RuntimeException e) {
            LogEvent.of("spool-unmeasured").quoted("reason", e.getMessage()).warn(log);
            return last.bytes();
        }
    }

    @Override
    public void close() {
        meters.forEach(registry::remove);
    }
}
