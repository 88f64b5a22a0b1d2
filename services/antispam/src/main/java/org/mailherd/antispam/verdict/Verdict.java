package org.mailherd.antispam.verdict;

import java.util.List;
import java.util.Optional;
import org.mailherd.antispam.check.Action;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.policy.PolicySymbols;

/**
 * The judgement of a message.
 *
 * @param score sum of the weights
 * @param smtpMessage for the reply of a refusal
 * @param thresholds that the score was held against
 */
public record Verdict(
        Action action,
        double score,
        List<Hit> hits,
        Optional<String> smtpMessage,
        Thresholds thresholds) {

    public Verdict {
        hits = List.copyOf(hits);
    }

    Verdict withAction(Action other, Optional<String> message) {
        return new Verdict(other, score, hits, message, thresholds);
    }

    /** By the recipient's own list. */
    public boolean denied() {
        return hits.stream().anyMatch(hit -> hit.symbol().equals(PolicySymbols.DENIED));
    }
}
