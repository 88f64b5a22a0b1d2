package org.mailherd.antispam.scan;

import java.util.List;
import org.mailherd.antispam.milter.HeaderChanges;
import org.mailherd.antispam.verdict.Thresholds;
import org.mailherd.antispam.verdict.Verdict;

/** What a scan ended with. */
public sealed interface ScanOutcome {

    String messageId();

    /** Inbound mail. */
    record Judged(String messageId, Verdict verdict, Thresholds thresholds, HeaderChanges changes)
            implements ScanOutcome {}

    /**
     * Submitted mail.
     *
     * @param signatures values of DKIM-Signature fields; none when the domain has no key
     */
    record Signed(String messageId, Thresholds thresholds, List<String> signatures)
            implements ScanOutcome {}
}
