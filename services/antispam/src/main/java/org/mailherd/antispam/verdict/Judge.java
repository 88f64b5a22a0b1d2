package org.mailherd.antispam.verdict;

import java.util.List;
import java.util.Optional;
import org.mailherd.antispam.check.Action;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.check.Scan;

/** Makes an action of what the checks found. */
public final class Judge {

    private static final String REFUSAL = "This message does not meet our delivery requirements";
    private static final String LATER = "Greylisted, please try again later";

    private final Thresholds thresholds;
    private final Greylist greylist;

    public Judge(Thresholds thresholds, Greylist greylist) {
        this.thresholds = thresholds;
        this.greylist = greylist;
    }

    public Verdict judge(Scan scan, List<Hit> hits) {
        double score = hits.stream().mapToDouble(hit -> hit.symbol().weight()).sum();
        Optional<Action> forced =
                hits.stream().flatMap(hit -> hit.symbol().forced().stream()).max(Action::compareTo);
        Verdict verdict =
                new Verdict(
                        forced.orElse(thresholds.actionAt(score)),
                        rounded(score),
                        hits,
                        Optional.empty());
        return switch (verdict.action()) {
            case REJECT -> verdict.withAction(Action.REJECT, Optional.of(REFUSAL));
            case GREYLIST -> greylisted(verdict, scan);
            case NO_ACTION, ADD_HEADER, REWRITE_SUBJECT, SOFT_REJECT -> verdict;
        };
    }

    public Thresholds thresholds() {
        return thresholds;
    }

    /** The answer never says "greylist": it waited long enough, or it is asked to wait. */
    private Verdict greylisted(Verdict verdict, Scan scan) {
        boolean wait = !scan.facts().trusted() && greylist.mustWait(scan.envelope(), scan.now());
        return wait
                ? verdict.withAction(Action.SOFT_REJECT, Optional.of(LATER))
                : verdict.withAction(Action.NO_ACTION, Optional.empty());
    }

    private static double rounded(double score) {
        return Math.round(score * 100) / 100.0;
    }
}
