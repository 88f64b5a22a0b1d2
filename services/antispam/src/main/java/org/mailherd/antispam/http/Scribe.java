package org.mailherd.antispam.http;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.mailherd.antispam.effort.CrowdedException;
import org.mailherd.antispam.message.Envelope;
import org.mailherd.antispam.scan.ScanLimits;
import org.mailherd.antispam.scan.ScanOutcome;
import org.mailherd.antispam.statistics.FaultLog;
import org.mailherd.antispam.statistics.ScanCounters;
import org.mailherd.antispam.statistics.ScanListener;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Writes down how scans ended: one line in the log each, and the statistics. */
@Component
final class Scribe {

    private static final Logger log = LoggerFactory.getLogger(CheckHandler.class);

    private final List<ScanListener> listeners;
    private final ScanCounters counters;
    private final FaultLog faults;
    private final Clock clock;

    Scribe(List<ScanListener> listeners, ScanCounters counters, FaultLog faults, Clock clock) {
        this.listeners = List.copyOf(listeners);
        this.counters = counters;
        this.faults = faults;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /** How long it took since the start. */
    Duration done(Envelope envelope, ScanOutcome outcome, Instant start) {
        Duration taken = Duration.between(start, clock.instant());
        switch (outcome) {
            case ScanOutcome.Judged judged ->
                    listeners.forEach(listener -> listener.judged(judged, taken));
            case ScanOutcome.Signed _ -> counters.signed();
            case ScanOutcome.Postponed _ -> {} // ratelimit says so itself
            case ScanOutcome.Skipped _ -> {}
        }
        log(envelope, outcome, taken);
        return taken;
    }

    private static void log(Envelope envelope, ScanOutcome outcome, Duration taken) {
        LogEvent event =
                LogEvent.of("scan")
                        .with("qid", envelope.queueId())
                        .quoted("from", "<" + envelope.reversePath() + ">")
                        .quoted("message_id", outcome.messageId())
                        .with("ms", taken.toMillis());
        switch (outcome) {
            case ScanOutcome.Judged judged ->
                    event.with("action", judged.verdict().action().keyword())
                            .with("score", judged.verdict().score())
                            .with("symbols", symbols(judged));
            case ScanOutcome.Postponed _ ->
                    event.quoted("user", envelope.user().orElse("")).with("action", "postponed");
            case ScanOutcome.Skipped _ -> event.with("action", "skipped");
            case ScanOutcome.Signed signed ->
                    event.quoted("user", envelope.user().orElse(""))
                            .with("signatures", signed.signatures().size());
        }
        event.info(log);
    }

    private static String symbols(ScanOutcome.Judged judged) {
        return judged.verdict().hits().stream()
                .map(hit -> hit.symbol().name())
                .collect(Collectors.joining(","));
    }

    /** Whether the fault is in us rather than in the message, the network or the load. */
    static boolean isOurs(Throwable cause) {
        return !(cause instanceof IOException)
                && !(cause instanceof ScanLimits.ScanTimeoutException)
                && !(cause instanceof CrowdedException);
    }

    void failed(Envelope envelope, Throwable cause) {
        counters.failed();
        faults.add(envelope.queueId(), String.valueOf(cause.getMessage()));
        LogEvent event =
                LogEvent.of("scan-failed")
                        .with("qid", envelope.queueId())
                        .quoted("reason", cause.getMessage());
        if (isOurs(cause)) {
            event.error(log, cause);
        } else {
            event.warn(log);
        }
    }
}
