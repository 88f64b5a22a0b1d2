package org.mailherd.antispam.settings;

import java.util.List;
import java.util.Map;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.composite.Composites;
import org.mailherd.antispam.inquiry.Findings;
import org.mailherd.antispam.score.Scores;
import org.mailherd.antispam.verdict.Thresholds;

/**
 * What is otherwise for one message.
 *
 * @param skip it is not judged at all
 * @param limits instead of everybody's thresholds, those of mailboxes and domains too
 * @param scores instead of the operator's
 * @param added symbols that it gets whatever is found
 */
public record ScanSettings(
        boolean skip, Limits limits, Scores scores, Choice choice, List<Hit> added) {

    public static final ScanSettings NONE =
            new ScanSettings(false, new Limits(Map.of()), Scores.OWN, Choice.ALL, List.of());

    public ScanSettings {
        added = List.copyOf(added);
    }

    /**
     * What counts of what was found, and what it weighs.
     *
     * @param findings with the operator's scores
     */
    public Findings weigh(Findings findings) {
        Findings chosen = choice.of(findings);
        return scores.apply(added.isEmpty() ? chosen : chosen.and(Findings.of(added)));
    }

    /**
     * The same for what several symbols make together, whose scores are their own.
     *
     * @param findings after {@link #weigh}, with the composites
     */
    public Findings choose(Findings findings) {
        return equals(NONE)
                ? findings
                : choice.of(findings).each(hits -> hits.stream().map(this::composed).toList());
    }

    private Hit composed(Hit hit) {
        return hit.symbol().group().equals(Composites.GROUP) ? scores.weighed(hit) : hit;
    }

    public Thresholds limits(Thresholds usual) {
        return limits.given().isEmpty() ? usual : limits.over(usual);
    }
}
