package org.mailherd.antispam.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mailherd.antispam.check.Symbol;
import org.mailherd.antispam.content.EncodedWords;
import org.mailherd.antispam.message.Envelope;
import org.mailherd.antispam.scan.ScanOutcome;
import org.mailherd.antispam.statistics.FaultLog;
import org.mailherd.antispam.statistics.ScanHistory;
import org.mailherd.antispam.statistics.SymbolCounters;
import org.mailherd.antispam.statistics.Throughput;

/** The lists that Rspamd's controller gives. */
final class ListsJson {

    private ListsJson() {}

    static List<Map<String, Object>> counters(List<SymbolCounters.Count> counts, Duration uptime) {
        return counts.stream().map(count -> counter(count, uptime)).toList();
    }

    private static Map<String, Object> counter(SymbolCounters.Count count, Duration uptime) {
        Map<String, Object> counter = new LinkedHashMap<>();
        counter.put("symbol", count.symbol().name());
        counter.put("weight", count.symbol().weight());
        counter.put("frequency", count.hits() / (double) Math.max(1, uptime.toSeconds()));
        counter.put("frequency_stddev", 0.0);
        counter.put("hits", count.hits());
        counter.put("time", 0.0);
        return counter;
    }

    /** The symbols found so far, in their groups. */
    static List<Map<String, Object>> symbols(List<SymbolCounters.Count> counts, Duration uptime) {
        Map<String, List<Map<String, Object>>> groups = new TreeMap<>();
        for (SymbolCounters.Count count : counts) {
            Symbol symbol = count.symbol();
            Map<String, Object> rule = counter(count, uptime);
            rule.put("description", symbol.description());
            rule.put("cost", symbol.cost().word());
            groups.computeIfAbsent(symbol.group(), _ -> new ArrayList<>()).add(rule);
        }
        return groups.entrySet().stream()
                .map(group ->
                        Map.<String, Object>of("group", group.getKey(), "rules", group.getValue()))
                .toList();
    }

    static Map<String, Object> history(List<ScanHistory.Entry> entries) {
        return Map.of("version", 2, "rows", entries.stream().map(ListsJson::row).toList());
    }

    private static Map<String, Object> row(ScanHistory.Entry entry) {
        ScanOutcome.Judged judged = entry.judged();
        Envelope envelope = judged.scan().envelope();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("unix_time", judged.scan().now().getEpochSecond());
        row.put("queue-id", envelope.queueId());
        row.put("message-id", judged.messageId());
        row.put("ip", envelope.client().map(ip -> ip.getHostAddress()).orElse("unknown"));
        row.put("user", envelope.user().orElse("unknown"));
        row.put("sender_smtp", envelope.reversePath());
        row.put("rcpt_smtp", envelope.recipients());
        row.put("sender_mime", field(judged, "From"));
        row.put("rcpt_mime", List.of(field(judged, "To")));
        row.put("subject", field(judged, "Subject"));
        row.put("size", judged.scan().message().size());
        row.put("action", judged.verdict().action().keyword());
        row.put("score", judged.verdict().score());
        row.put("required_score", judged.thresholds().required());
        row.put("thresholds", AnswerJson.thresholds(judged.thresholds()));
        row.put("symbols", AnswerJson.symbols(judged.verdict().hits()));
        row.put("time_real", entry.taken().toMillis() / 1000.0);
        row.put("is_skipped", false);
        return row;
    }

    private static String field(ScanOutcome.Judged judged, String name) {
        return judged.scan().message().only(name).map(EncodedWords::decode).orElse("");
    }

    static List<Map<String, Object>> faults(List<FaultLog.Fault> faults) {
        return faults.stream()
                .map(fault -> {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("ts", fault.time().getEpochSecond());
                    row.put("type", "normal");
                    row.put("module", "scan");
                    row.put("id", fault.queueId());
                    row.put("message", fault.reason());
                    return row;
                })
                .toList();
    }

    /** What is not known is {@code null}, as in Rspamd. */
    static List<Map<String, @Nullable Object>> points(List<Throughput.Point> points) {
        return points.stream()
                .map(point -> {
                    Map<String, @Nullable Object> xy = new LinkedHashMap<>();
                    double y = point.perSecond();
                    xy.put("x", point.time().getEpochSecond());
                    xy.put("y", Double.isNaN(y) ? null : (Double) y);
                    return xy;
                })
                .toList();
    }
}
