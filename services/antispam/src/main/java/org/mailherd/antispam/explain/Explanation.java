package org.mailherd.antispam.explain;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.message.Envelope;
import org.mailherd.antispam.scan.ScanOutcome;
import org.mailherd.antispam.verdict.Share;
import org.mailherd.antispam.verdict.Verdict;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was judged for one of those who get a message.
 *
 * @param address of the mailbox behind the recipient
 * @param required score from which it would be refused
 * @param symbols JSON, a list of name, score, reason and what was seen
 */
public record Explanation(
        String qid,
        String messageId,
        String recipient,
        String address,
        String action,
        double score,
        double required,
        String symbols,
        Instant created) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST_RECIPIENTS = 100;
    private static final int MOST_SYMBOLS = 100;
    private static final int SYMBOLS_LENGTH = 60_000;

    /** One for each; of very many the first. */
    static List<Explanation> of(Envelope envelope, ScanOutcome.Judged judged, Instant now) {
        List<Explanation> all = new ArrayList<>();
        for (Share share : judged.judgement().shares().stream().limit(MOST_RECIPIENTS).toList()) {
            Verdict verdict = share.verdict();
            all.add(
                    new Explanation(
                            shortened(envelope.queueId(), 16),
                            shortened(judged.messageId(), 255),
                            shortened(share.recipient(), 320),
                            shortened(share.address(), 320),
                            verdict.action().keyword(),
                            verdict.score(),
                            verdict.thresholds().required(),
                            symbols(verdict.hits()),
                            now));
        }
        return all;
    }

    /** What decides alone, such as a virus, stands first and is never left out. */
    static String symbols(List<Hit> hits) {
        List<Hit> ordered =
                hits.stream()
                        .sorted(Comparator.comparing(hit -> hit.symbol().forced().isEmpty()))
                        .toList();
        String json = json(ordered.stream().limit(MOST_SYMBOLS).toList());
        return json.getBytes(StandardCharsets.UTF_8).length > SYMBOLS_LENGTH
                ? json(
                        ordered.stream()
                                .filter(hit -> hit.symbol().forced().isPresent())
                                .map(hit -> Hit.of(hit.symbol()))
                                .toList())
                : json;
    }

    private static String json(List<Hit> hits) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (Hit hit : hits) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", hit.symbol().name());
            one.put("score", hit.symbol().weight());
            one.put("reason", hit.symbol().description());
            one.put("seen", hit.options().stream().limit(5).toList());
            list.add(one);
        }
        return JSON.writeValueAsString(list);
    }

    private static String shortened(String text, int length) {
        return text.length() > length ? text.substring(0, length) : text;
    }
}
