package org.mailherd.antispam.scan;

import java.util.function.Supplier;
import org.mailherd.antispam.check.Checks;
import org.mailherd.antispam.check.Scan;
import org.mailherd.antispam.composite.Composites;
import org.mailherd.antispam.effort.Effort;
import org.mailherd.antispam.inquiry.Findings;
import org.mailherd.antispam.inquiry.HoldUpException;
import org.mailherd.antispam.inquiry.Inquiries;
import org.mailherd.antispam.score.Scores;
import org.mailherd.antispam.settings.ScanSettings;
import org.mailherd.antispam.verdict.Judge;
import org.mailherd.antispam.verdict.Judgement;
import org.mailherd.antispam.verdict.Thresholds;
import org.mailherd.antispam.verdict.Verdict;

/** From what is known about a message to the verdicts: checks, inquiries, composites, judge. */
public final class Assessor {

    private final Checks checks;
    private final Inquiries inquiries;
    private final Supplier<Scores> scores;
    private final Supplier<Composites> composites;
    private final Judge judge;

    /**
     * @param scores in force now
     * @param composites in force now
     */
    public Assessor(
            Checks checks,
            Inquiries inquiries,
            Supplier<Scores> scores,
            Supplier<Composites> composites,
            Judge judge) {
        this.checks = checks;
        this.inquiries = inquiries;
        this.scores = scores;
        this.composites = composites;
        this.judge = judge;
    }

    /** What the message alone tells. */
    Findings check(Scan scan, Effort effort) {
        return Findings.of(checks.run(scan, effort));
    }

    /**
     * @param known what the checks found
     */
    Judgement judge(Scan scan, Findings known, ScanSettings settings)
            throws HoldUpException, InterruptedException {
        Findings found = settings.weigh(scores.get().apply(known.and(inquiries.ask(scan))));
        Findings chosen = settings.choose(composites.get().applied(found));
        Judgement judgement = judge.judge(scan, chosen, settings::limits);
        Verdict common = judgement.common();
        // What somebody had judged otherwise teaches nothing.
        if (settings.equals(ScanSettings.NONE)) {
            inquiries.judged(scan, common.hits(), common.action());
        }
        return judgement;
    }

    Thresholds thresholds() {
        return judge.thresholds();
    }
}
