package org.mailherd.antispam.scan;

import org.mailherd.antispam.check.Checks;
import org.mailherd.antispam.check.Scan;
import org.mailherd.antispam.inquiry.Findings;
import org.mailherd.antispam.inquiry.HoldUpException;
import org.mailherd.antispam.inquiry.Inquiries;
import org.mailherd.antispam.verdict.Judge;
import org.mailherd.antispam.verdict.Judgement;
import org.mailherd.antispam.verdict.Thresholds;

/** From what is known about a message to the verdicts: checks, inquiries, judge. */
public final class Assessor {

    private final Checks checks;
    private final Inquiries inquiries;
    private final Judge judge;

    public Assessor(Checks checks, Inquiries inquiries, Judge judge) {
        this.checks = checks;
        this.inquiries = inquiries;
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
        return judge.judge(scan, known.and(inquiries.ask(scan)));
    }

    Thresholds thresholds() {
        return judge.thresholds();
    }
}
