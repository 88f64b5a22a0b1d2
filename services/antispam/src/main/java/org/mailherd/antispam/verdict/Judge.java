package org.mailherd.antispam.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.mailherd.antispam.check.Action;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.check.Scan;
import org.mailherd.antispam.inquiry.Findings;
import org.mailherd.antispam.inquiry.HoldUpException;
import org.mailherd.antispam.policy.Party;
import org.mailherd.antispam.policy.PolicyBook;
import org.mailherd.antispam.policy.PolicySymbols;
import org.mailherd.antispam.policy.Senders;
import org.mailherd.directory.policy.SenderEntry;

/** Makes an action of what the checks found. */
public final class Judge {

    private static final String REFUSAL = "This message does not meet our delivery requirements";
    private static final String LATER = "Greylisted, please try again later";

    private final Supplier<Thresholds> thresholds;
    private final Greylist greylist;
    private final PolicyBook book;
    private final QuarantineWish quarantine;

    /**
     * @param thresholds in force now, of whom has none of its own
     */
    public Judge(
            Supplier<Thresholds> thresholds,
            Greylist greylist,
            PolicyBook book,
            QuarantineWish quarantine) {
        this.thresholds = thresholds;
        this.greylist = greylist;
        this.book = book;
        this.quarantine = quarantine;
    }

    public Judgement judge(Scan scan, Findings findings) throws HoldUpException {
        return judge(scan, findings, UnaryOperator.identity());
    }

    /**
     * @param limits makes others of everybody's thresholds
     * @throws HoldUpException when nobody can say who gets the message
     */
    public Judgement judge(Scan scan, Findings findings, UnaryOperator<Thresholds> limits)
            throws HoldUpException {
        Thresholds usual = thresholds.get();
        Senders senders = Senders.of(scan);
        List<Party> parties = book.parties(scan.envelope());
        List<Verdict> verdicts =
                parties.stream()
                        .map(party ->
                                verdict(
                                        party,
                                        limits.apply(thresholds(party, usual)),
                                        senders,
                                        findings.of(party.recipient())))
                        .toList();
        boolean taken = verdicts.stream().anyMatch(Judge::takes);
        BooleanSupplier mustWait = taken ? () -> false : once(scan);
        List<Share> shares = new ArrayList<>();
        Set<String> keep = new LinkedHashSet<>();
        for (int i = 0; i < parties.size(); i++) {
            Party party = parties.get(i);
            Verdict verdict = settled(verdicts.get(i), mustWait);
            shares.add(new Share(party.recipient(), party.address(), verdict));
            if (quarantine.keeps(party, verdict)) {
                keep.add(party.address());
            }
        }
        Verdict mildest =
                shares.stream()
                        .map(Share::verdict)
                        .min(Comparator.comparing(Verdict::action).thenComparing(Verdict::score))
                        .orElseGet(() ->
                                settled(
                                        verdict(
                                                limits.apply(usual),
                                                findings.shared(),
                                                Optional.empty()),
                                        mustWait));
        return new Judgement(mildest, shares, keep);
    }

    /** Who takes a message at once makes it useless to let others wait. */
    private static boolean takes(Verdict verdict) {
        return switch (verdict.action()) {
            case NO_ACTION, ADD_HEADER, REWRITE_SUBJECT -> true;
            case GREYLIST, SOFT_REJECT, REJECT -> false;
        };
    }

    private static Thresholds thresholds(Party party, Thresholds usual) {
        return party.policy()
                .scores()
                .map(scores -> Thresholds.of(scores.addHeader(), scores.reject()))
                .orElse(usual);
    }

    private static Verdict verdict(Party party, Thresholds own, Senders senders, List<Hit> found) {
        Optional<SenderEntry> entry = party.entry(senders);
        if (entry.isEmpty()) {
            return verdict(own, found, Optional.empty());
        }
        boolean allowed = entry.get().allowed();
        List<Hit> hits = new ArrayList<>(found);
        hits.add(
                Hit.of(
                        allowed ? PolicySymbols.ALLOWED : PolicySymbols.DENIED,
                        entry.get().pattern().text()));
        return verdict(own, hits, allowed ? Optional.of(Action.NO_ACTION) : Optional.empty());
    }

    /**
     * @param instead of what the score says; what is forced, such as by a virus, goes before it
     */
    private static Verdict verdict(Thresholds limits, List<Hit> hits, Optional<Action> instead) {
        double score = hits.stream().mapToDouble(hit -> hit.symbol().weight()).sum();
        Optional<Action> forced =
                hits.stream().flatMap(hit -> hit.symbol().forced().stream()).max(Action::compareTo);
        return new Verdict(
                forced.or(() -> instead).orElse(limits.actionAt(score)),
                rounded(score),
                hits,
                Optional.empty(),
                limits);
    }

    private static Verdict settled(Verdict verdict, BooleanSupplier mustWait) {
        return switch (verdict.action()) {
            case REJECT -> verdict.withAction(Action.REJECT, Optional.of(REFUSAL));
            case GREYLIST -> greylisted(verdict, mustWait);
            case NO_ACTION, ADD_HEADER, REWRITE_SUBJECT, SOFT_REJECT -> verdict;
        };
    }

    public Thresholds thresholds() {
        return thresholds.get();
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
