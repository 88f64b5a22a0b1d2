package org.mailherd.antispam.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailherd.antispam.check.Action;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.milter.HeaderChanges;
import org.mailherd.antispam.scan.ScanOutcome;
import org.mailherd.antispam.verdict.Thresholds;
import org.mailherd.antispam.verdict.Verdict;
import tools.jackson.databind.json.JsonMapper;

/** Scan outcomes in the shape of Rspamd's answers. */
final class AnswerJson {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private AnswerJson() {}

    static byte[] of(ScanOutcome outcome, double seconds) {
        Map<String, Object> answer =
                switch (outcome) {
                    case ScanOutcome.Judged judged -> judged(judged);
                    case ScanOutcome.Signed signed -> signed(signed);
                    case ScanOutcome.Postponed later -> postponed(later);
                    case ScanOutcome.Skipped skipped -> skipped(skipped);
                };
        answer.put("message-id", outcome.messageId());
        answer.put("time_real", seconds);
        answer.put("scan_time", seconds);
        return MAPPER.writeValueAsBytes(answer);
    }

    static byte[] error(String text) {
        return MAPPER.writeValueAsBytes(Map.of("error", text));
    }

    static byte[] of(Object values) {
        return MAPPER.writeValueAsBytes(values);
    }

    private static Map<String, Object> judged(ScanOutcome.Judged judged) {
        Verdict verdict = judged.verdict();
        Map<String, Object> answer = frame(verdict.action(), verdict.score(), judged.thresholds());
        answer.put("symbols", symbols(verdict.hits()));
        verdict.smtpMessage()
                .ifPresent(text -> answer.put("messages", Map.of("smtp_message", text)));
        answer.put("urls", Urls.hosts(judged.scan().content()));
        answer.put("emails", Urls.emails(judged.scan().content()));
        answer.put("milter", milter(judged.changes()));
        RecipientsJson.add(answer, judged);
        return answer;
    }

    private static Map<String, Object> postponed(ScanOutcome.Postponed later) {
        Map<String, Object> answer = frame(Action.SOFT_REJECT, 0, later.thresholds());
        answer.put("symbols", symbols(later.hits()));
        answer.put("messages", Map.of("smtp_message", later.text()));
        return answer;
    }

    private static Map<String, Object> skipped(ScanOutcome.Skipped skipped) {
        Map<String, Object> answer = frame(Action.NO_ACTION, 0, skipped.thresholds());
        answer.put("is_skipped", true);
        answer.put("milter", milter(skipped.changes()));
        return answer;
    }

    private static Map<String, Object> signed(ScanOutcome.Signed signed) {
        Map<String, Object> answer = frame(Action.NO_ACTION, 0, signed.thresholds());
        List<String> signatures = signed.signatures();
        if (!signatures.isEmpty()) {
            answer.put(
                    "dkim-signature", signatures.size() == 1 ? signatures.getFirst() : signatures);
        }
        return answer;
    }

    private static Map<String, Object> frame(Action action, double score, Thresholds thresholds) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("is_skipped", false);
        answer.put("score", score);
        answer.put("required_score", thresholds.required());
        answer.put("action", action.keyword());
        answer.put("thresholds", thresholds(thresholds));
        answer.put("symbols", Map.of());
        answer.put("messages", Map.of());
        return answer;
    }

    /** Without those that never begin. */
    static Map<String, Object> thresholds(Thresholds thresholds) {
        Map<String, Object> limits = new LinkedHashMap<>();
        double harsher = Thresholds.NEVER;
        for (Map.Entry<Action, Double> limit : thresholds.harshestFirst().entrySet()) {
            if (limit.getValue() < harsher) {
                limits.put(limit.getKey().keyword(), limit.getValue());
                harsher = limit.getValue();
            }
        }
        return limits;
    }

    static Map<String, Object> symbols(List<Hit> hits) {
        Map<String, Object> symbols = new LinkedHashMap<>();
        for (Hit hit : hits) {
            Map<String, Object> symbol = new LinkedHashMap<>();
            symbol.put("name", hit.symbol().name());
            symbol.put("score", hit.symbol().weight());
            symbol.put("metric_score", hit.symbol().weight());
            symbol.put("group", hit.symbol().group());
            symbol.put("description", hit.symbol().description());
            if (!hit.options().isEmpty()) {
                symbol.put("options", hit.options());
            }
            symbols.put(hit.symbol().name(), symbol);
        }
        return symbols;
    }

    /** Index 0 removes every field of the name; the order says where from the top a field goes. */
    static Map<String, Object> milter(HeaderChanges changes) {
        Map<String, Object> remove = new LinkedHashMap<>();
        changes.remove().forEach(name -> remove.put(name, 0));
        Map<String, Object> add = new LinkedHashMap<>();
        List<HeaderChanges.Addition> additions = new ArrayList<>(changes.add());
        for (int i = 0; i < additions.size(); i++) {
            add.put(additions.get(i).name(), Map.of("value", additions.get(i).value(), "order", i));
        }
        return Map.of("add_headers", add, "remove_headers", remove);
    }
}
