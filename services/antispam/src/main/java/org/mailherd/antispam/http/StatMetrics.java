package org.mailherd.antispam.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.mailherd.antispam.learn.Learner;
import org.mailherd.antispam.statistics.ScanCounters;

/**
 * Counts by Rspamd's names, so that dashboards for it show us too. What it tells of its pools of
 * memory we do not have.
 */
final class StatMetrics {

    private final ScanCounters counters;
    private final List<Learner.Class> classes;
    private final long hashes;

    StatMetrics(ScanCounters counters, List<Learner.Class> classes, long hashes) {
        this.counters = counters;
        this.classes = classes;
        this.hashes = hashes;
    }

    String text() {
        ScanCounters.Totals totals = counters.totals();
        long learned = StatJson.learned(classes);
        OpenMetrics text = new OpenMetrics();
        text.info(
                "rspamd_build", "A metric with a constant '1' value", "version", StatJson.VERSION);
        text.seconds("rspamd_scan_time_average", "Average messages scan time", averageTime());
        text.gauge(
                "process_start_time_seconds",
                "Start time of the process since unix epoch in seconds",
                counters.start().getEpochSecond());
        text.gauge("rspamd_read_only", "Whether the rspamd instance is read-only", 0);
        text.counter("rspamd_scanned", "Scanned messages", totals.scanned());
        text.counter("rspamd_learned", "Learned messages", learned);
        text.counter("rspamd_spam", "Messages classified as spam", totals.spam());
        text.counter("rspamd_ham", "Messages classified as ham", totals.ham());
        text.counter("rspamd_failed", "Messages that could not be scanned", totals.failed());
        text.counter("rspamd_learns", "Total learns", learned);
        text.labelled("rspamd_actions", "Actions taken", "type", StatJson.byAction(totals));
        text.gauges(
                "rspamd_statfiles_revision",
                "Stat files revision",
                byClass(Learner.Class::messages));
        text.gauges("rspamd_statfiles_used", "Stat files used", byClass(Learner.Class::tokens));
        text.gauge("rspamd_fuzzy_hashes", "Fuzzy hashes stored", hashes);
        return text.end();
    }

    private double averageTime() {
        return counters.times().stream()
                .mapToDouble(time -> time.toMillis() / 1000.0)
                .average()
                .orElse(0);
    }

    private Map<String, Long> byClass(ToLongFunction<Learner.Class> value) {
        Map<String, Long> byClass = new LinkedHashMap<>();
        for (Learner.Class one : classes) {
            byClass.merge(
                    "symbol=\"" + one.symbol() + "\",type=\"redis\"",
                    value.applyAsLong(one),
                    Long::sum);
        }
        return byClass;
    }
}
