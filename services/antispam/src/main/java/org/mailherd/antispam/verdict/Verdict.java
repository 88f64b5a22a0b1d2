package org.mailherd.antispam.verdict;

import java.util.List;
import java.util.Optional;
import org.mailherd.antispam.check.Action;
import org.mailherd.antispam.check.Hit;

/**
 * The judgement of a message.
 *
 * @param score sum of the weights
 * @param smtpMessage for the reply of a refusal
 */
public record Verdict(Action action, double score, List<Hit> hits, Optional<String> smtpMessage) {

    public Verdict {
        hits = List.copyOf(hits);
    }

    Verdict withAction(Action other, Optional<String> message) {
        return new Verdict(other, score, hits, message);
    }
}
