package org.mailherd.antispam.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.mailherd.antispam.check.Action;
import org.springframework.stereotype.Component;

/** Counts what was scanned since the start, for {@code /stat} and the metrics. */
@Component
public final class ScanCounters {

    private final Map<Action, AtomicLong> actions = new EnumMap<>(Action.class);
    private final AtomicLong signed = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
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

    void judged(Action action) {
        count(action).incrementAndGet();
    }

    void signed() {
        signed.incrementAndGet();
    }

    void failed() {
        failed.incrementAndGet();
    }

    private AtomicLong count(Action action) {
        return Objects.requireNonNull(actions.get(action));
    }

    /** In the words of Rspamd's /stat; nothing is learned yet. */
    Map<String, Object> stat() {
        Map<String, Object> byAction = new LinkedHashMap<>();
        actions.forEach((action, count) -> byAction.put(action.keyword(), count.get()));
        long all = actions.values().stream().mapToLong(AtomicLong::get).sum();
        long ham = count(Action.NO_ACTION).get() + count(Action.GREYLIST).get();
        Map<String, Object> stat = new LinkedHashMap<>();
        stat.put("scanned", all);
        stat.put("learned", 0);
        stat.put("spam_count", all - ham - count(Action.SOFT_REJECT).get());
        stat.put("ham_count", ham);
        stat.put("signed", signed.get());
        stat.put("failed", failed.get());
        stat.put("actions", byAction);
        stat.put("uptime", Duration.between(start, clock.instant()).toSeconds());
        return stat;
    }
}
