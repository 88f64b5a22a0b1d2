package org.mailherd.antispam.verdict;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.mailherd.antispam.check.Action;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.check.Scan;
import org.mailherd.antispam.inquiry.Findings;

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

    public Judgement judge(Scan scan, Findings findings) {
        BooleanSupplier mustWait = once(scan);
        if (findings.ofRecipient().isEmpty()) {
            return new Judgement(verdict(findings.shared(), mustWait), Map.of());
        }
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        for (String recipient : scan.envelope().recipients()) {
            verdicts.put(recipient, verdict(findings.of(recipient), mustWait));
        }
        Verdict mildest =
                verdicts.values().stream()
                        .min(Comparator.comparing(Verdict::action).thenComparing(Verdict::score))
                        .orElseGet(() -> verdict(findings.shared(), mustWait));
        boolean agree = verdicts.values().stream().allMatch(v -> v.action() == mildest.action());
        return new Judgement(mildest, agree ? Map.of() : verdicts);
    }

    private Verdict verdict(List<Hit> hits, BooleanSupplier mustWait) {
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
            case GREYLIST -> greylisted(verdict, mustWait);
            case NO_ACTION, ADD_HEADER, REWRITE_SUBJECT, SOFT_REJECT -> verdict;
        };
    }

    public Thresholds thresholds() {
        return thresholds;
    }

    /** The answer never says "greylist": it waited long enough, or it is asked to wait. */
    private static Verdict greylisted(Verdict verdict, BooleanSupplier mustWait) {
        return mustWait.getAsBoolean()
                ? verdict.withAction(Action.SOFT_REJECT, Optional.of(LATER))
                : verdict.withAction(Action.NO_ACTION, Optional.empty());
    }

    /** An attempt is remembered once, whoever of the recipients asks. */
    private BooleanSupplier once(Scan scan) {
        AtomicReference<@Nullable Boolean> answer = new AtomicReference<>();
        return () -> {
            Boolean known = answer.get();
            if (known == null) {
                known = !scan.facts().trusted() && greylist.mustWait(scan);
                answer.set(known);
            }
            return known;
        };
    }

    private static double rounded(double score) {
        return Math.round(score * 100) / 100.0;
    }
}
