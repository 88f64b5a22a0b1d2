package org.mailherd.antispam.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailherd.antispam.scan.ScanOutcome;
import org.mailherd.antispam.verdict.Share;
import org.mailherd.antispam.verdict.Verdict;

/**
 * Our own fields, which a real Rspamd never sends: {@code recipients}, where they disagree, what
 * holds for each, and below it for each of the mailboxes behind it; {@code quarantine}, the
 * mailboxes that want the message kept.
 */
final class RecipientsJson {

    private RecipientsJson() {}

    static void add(Map<String, Object> answer, ScanOutcome.Judged judged) {
        if (!judged.judgement().agreed()) {
            answer.put("recipients", recipients(judged));
        }
        if (!judged.judgement().quarantine().isEmpty()) {
            answer.put("quarantine", judged.judgement().quarantine());
        }
    }

    private static Map<String, Object> recipients(ScanOutcome.Judged judged) {
        Map<String, List<Share>> byRecipient = new LinkedHashMap<>();
        for (Share share : judged.judgement().shares()) {
            byRecipient.computeIfAbsent(share.recipient(), _ -> new ArrayList<>()).add(share);
        }
        Map<String, Object> recipients = new LinkedHashMap<>();
        byRecipient.forEach(
                (recipient, shares) -> recipients.put(recipient, recipient(shares, judged)));
        return recipients;
    }

    private static Map<String, Object> recipient(List<Share> shares, ScanOutcome.Judged judged) {
        Verdict mildest =
                shares.stream()
                        .map(Share::verdict)
                        .min(Comparator.comparing(Verdict::action).thenComparing(Verdict::score))
                        .orElseThrow();
        Map<String, Object> own = fields(mildest, judged);
        Map<String, Object> mailboxes = new LinkedHashMap<>();
        shares.forEach(share -> mailboxes.put(share.address(), fields(share.verdict(), judged)));
        own.put("mailboxes", mailboxes);
        return own;
    }

    private static Map<String, Object> fields(Verdict verdict, ScanOutcome.Judged judged) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("action", verdict.action().keyword());
        fields.put("score", verdict.score());
        fields.put("required_score", verdict.thresholds().required());
        fields.put("symbols", AnswerJson.symbols(verdict.hits()));
        verdict.smtpMessage()
                .ifPresent(text -> fields.put("messages", Map.of("smtp_message", text)));
        fields.put("milter", AnswerJson.milter(judged.changes(verdict)));
        return fields;
    }
}
