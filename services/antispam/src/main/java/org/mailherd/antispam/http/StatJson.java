package org.mailherd.antispam.http;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mailherd.antispam.check.Action;
import org.mailherd.antispam.fuzzy.FuzzyStorage;
import org.mailherd.antispam.learn.Learner;
import org.mailherd.antispam.settings.ActionsBook;
import org.mailherd.antispam.statistics.ScanCounters;
import org.mailherd.antispam.verdict.Thresholds;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Counts in the words of Rspamd's {@code /stat}, {@code /metrics} and their like. */
@Component
final class StatJson {

    private static final Logger log = LoggerFactory.getLogger(StatJson.class);

    /** Of Rspamd, whose protocol we speak; clients look at it. */
    static final String VERSION = "3.4";

    private final ScanCounters counters;
    private final ActionsBook thresholds;
    private final ObjectProvider<Learner> learner;
    private final ObjectProvider<FuzzyStorage> fuzzy;

    StatJson(
            ScanCounters counters,
            ActionsBook thresholds,
            ObjectProvider<Learner> learner,
            ObjectProvider<FuzzyStorage> fuzzy) {
        this.counters = counters;
        this.thresholds = thresholds;
        this.learner = learner;
        this.fuzzy = fuzzy;
    }

    Duration uptime() {
        return counters.uptime();
    }

    void reset() {
        counters.reset();
    }

    Map<String, Object> values() {
        ScanCounters.Totals totals = counters.totals();
        List<Learner.Class> classes = classes();
        Map<String, Object> stat = new LinkedHashMap<>();
        stat.put("version", VERSION);
        stat.put("config_id", "mailherd");
        stat.put("uptime", uptime().toSeconds());
        stat.put("read_only", false);
        stat.put("scanned", totals.scanned());
        stat.put("learned", learned(classes));
        stat.put("actions", byAction(totals));
        stat.put(
                "scan_times",
                counters.times().stream().map(time -> time.toMillis() / 1000.0).toList());
        stat.put("spam_count", totals.spam());
        stat.put("ham_count", totals.ham());
        stat.put("signed", totals.signed());
        stat.put("failed", totals.failed());
        stat.put("connections", totals.scanned() + totals.signed() + totals.failed());
        stat.put("control_connections", 0);
        stat.put("total_learns", learned(classes));
        stat.put("statfiles", classes.stream().map(StatJson::statfile).toList());
        stat.put("fuzzy_hashes", Map.of("local", hashes()));
        return stat;
    }

    private static Map<String, Object> statfile(Learner.Class learned) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("revision", learned.messages());
        file.put("used", learned.tokens());
        file.put("total", learned.tokens());
        file.put("size", 0);
        file.put("symbol", learned.symbol());
        file.put("type", "redis");
        file.put("languages", 0);
        file.put("users", 1);
        return file;
    }

    static Map<String, Object> byAction(ScanCounters.Totals totals) {
        Map<String, Object> byAction = new LinkedHashMap<>();
        totals.byAction().forEach((action, count) -> byAction.put(action.keyword(), count));
        return byAction;
    }

    static long learned(List<Learner.Class> classes) {
        return classes.stream().mapToLong(Learner.Class::messages).sum();
    }

    private List<Learner.Class> classes() {
        List<Learner.Class> classes = new ArrayList<>();
        for (Learner one : learner.stream().toList()) {
            try {
                classes.addAll(one.classes());
            } catch (IOException e) {
                missed(e);
            }
        }
        return classes;
    }

    private long hashes() {
        long count = 0;
        for (FuzzyStorage one : fuzzy.stream().toList()) {
            try {
                count += one.count();
            } catch (IOException e) {
                missed(e);
            }
        }
        return count;
    }

    private static void missed(IOException cause) {
        LogEvent.of("stat-incomplete").quoted("reason", String.valueOf(cause)).warn(log);
    }

    /** Null where a score never leads to it. */
    List<Map<String, @Nullable Object>> actions() {
        Thresholds now = thresholds.current();
        return List.of(
                limit(Action.REJECT, scored(now.reject())),
                limit(Action.ADD_HEADER, scored(now.addHeader())),
                limit(Action.GREYLIST, scored(now.greylist())),
                limit(Action.SOFT_REJECT, null),
                limit(Action.REWRITE_SUBJECT, null),
                limit(Action.NO_ACTION, null));
    }

    private static @Nullable Double scored(double limit) {
        return limit < Thresholds.NEVER ? limit : null;
    }

    private static Map<String, @Nullable Object> limit(Action action, @Nullable Double value) {
        Map<String, @Nullable Object> limit = new LinkedHashMap<>();
        limit.put("action", action.keyword());
        limit.put("value", value);
        return limit;
    }

    List<Map<String, Object>> pie() {
        return counters.totals().byAction().entrySet().stream()
                .map(entry -> slice(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** With Rspamd's words and colours, as its pages draw it. */
    private static Map<String, Object> slice(Action action, long count) {
        String[] look =
                switch (action) {
                    case NO_ACTION -> new String[] {"Clean", "#66cc00"};
                    case GREYLIST -> new String[] {"Greylisted", "#436EEE"};
                    case ADD_HEADER, REWRITE_SUBJECT -> new String[] {"Probable spam", "#FFD700"};
                    case SOFT_REJECT -> new String[] {"Temporarily rejected", "#cc9966"};
                    case REJECT -> new String[] {"Rejected", "#FF0000"};
                };
        return Map.of(
                "action",
                action.keyword(),
                "label",
                look[0],
                "color",
                look[1],
                "data",
                count,
                "value",
                count);
    }

    String openMetrics() {
        return new StatMetrics(counters, classes(), hashes()).text();
    }
}
