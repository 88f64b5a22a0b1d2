package org.mailherd.antispam.scan;

import java.util.function.Supplier;
import org.mailherd.antispam.check.Checks;
import org.mailherd.antispam.check.Scan;
import org.mailherd.antispam.inquiry.Findings;
import org.mailherd.antispam.inquiry.HoldUpException;
import org.mailherd.antispam.inquiry.Inquiries;
import org.mailherd.antispam.score.Scores;
import org.mailherd.antispam.verdict.Judge;
import org.mailherd.antispam.verdict.Judgement;
import org.mailherd.antispam.verdict.Thresholds;
import org.mailherd.antispam.verdict.Verdict;

/** From what is known about a message to the verdicts: checks, inquiries, judge. */
public final class Assessor {

    private final Checks checks;
    private final Inquiries inquiries;
    private final Supplier<Scores> scores;
    private final Judge judge;

    /**
     * @param scores in force now
     */
    public Assessor(Checks checks, Inquiries inquiries, Supplier<Scores> scores, Judge judge) {
        this.checks = checks;
        this.inquiries = inquiries;
        this.scores = scores;
        this.judge = judge;
    }

    /** What the message alone tells. */
    Findings check(Scan scan) {
        return Findings.of(checks.run(scan));
    }

    /**
     * @param known what the checks found
     */
    Judgement judge(Scan scan, Findings known) throws HoldUpException, InterruptedException {
        Judgement judgement =
                judge.judge(scan, scores.get().apply(known.and(inquiries.ask(scan))));
        Verdict common = judgement.common();
        inquiries.judged(scan, common.hits(), common.action());
        return judgement;
    }

    Thresholds thresholds() {
        return judge.thresholds();
    }
}
