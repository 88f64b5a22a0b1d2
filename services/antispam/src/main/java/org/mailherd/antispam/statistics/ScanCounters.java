package org.mailherd.antispam.statistics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.mailherd.antispam.check.Action;
import org.mailherd.antispam.scan.ScanOutcome;
import org.springframework.stereotype.Component;

/** Counts what was scanned since the start, for {@code /stat} and the metrics. */
@Component
public final class ScanCounters implements ScanListener {

    /** Rspamd tells as many. */
    private static final int TIMES = 31;

    private final Map<Action, AtomicLong> actions = new EnumMap<>(Action.class);
    private final AtomicLong signed = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final ArrayDeque<Duration> times = new ArrayDeque<>();
    private final Clock clock;
    private final Instant start;

    ScanCounters(Clock clock, MeterRegistry metrics) {
        this.clock = clock;
        this.start = clock.instant();
        for (Action action : Action.values()) {
            AtomicLong count = new AtomicLong();
            actions.put(action, count);
            metrics.more()
                    .counter("mailherd.antispam.scans", Tags.of("action", action.keyword()), count);
        }
        metrics.more().counter("mailherd.antispam.signed", Tags.empty(), signed);
        metrics.more().counter("mailherd.antispam.failed", Tags.empty(), failed);
    }

    @Override
    public void judged(ScanOutcome.Judged judged, Duration taken) {
        count(judged.verdict().action()).incrementAndGet();
        synchronized (times) {
            if (times.size() == TIMES) {
                times.removeLast();
            }
            times.addFirst(taken);
        }
    }

    public void signed() {
        signed.incrementAndGet();
    }

    public void failed() {
        failed.incrementAndGet();
    }

    private AtomicLong count(Action action) {
        return Objects.requireNonNull(actions.get(action));
    }

    /**
     * @param spam tagged or rejected
     * @param ham let through
     */
    public record Totals(
            Map<Action, Long> byAction, long spam, long ham, long signed, long failed) {

        public long scanned() {
            return byAction.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    public Totals totals() {
        Map<Action, Long> byAction = new EnumMap<>(Action.class);
        actions.forEach((action, count) -> byAction.put(action, count.get()));
        long all = byAction.values().stream().mapToLong(Long::longValue).sum();
        long ham = count(Action.NO_ACTION).get() + count(Action.GREYLIST).get();
        long spam = all - ham - count(Action.SOFT_REJECT).get();
        return new Totals(byAction, spam, ham, signed.get(), failed.get());
    }

    /** What the last scans took, the newest first. */
    public List<Duration> times() {
        synchronized (times) {
            return List.copyOf(times);
        }
    }

    /** As {@code rspamc stat_reset} does. */
    public void reset() {
        actions.values().forEach(count -> count.set(0));
        signed.set(0);
        failed.set(0);
    }

    public Instant start() {
        return start;
    }

    public Duration uptime() {
        return Duration.between(start, clock.instant());
    }
}
