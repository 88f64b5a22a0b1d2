package org.mailherd.antispam.scan;

import java.util.List;
import java.util.Map;
import org.mailherd.antispam.check.Scan;
import org.mailherd.antispam.content.Content;
import org.mailherd.antispam.milter.HeaderChanges;
import org.mailherd.antispam.verdict.Thresholds;
import org.mailherd.antispam.verdict.Verdict;

/** What a scan ended with. */
public sealed interface ScanOutcome {

    String messageId();

    /**
     * Inbound mail.
     *
     * @param common for all recipients, or the mildest
     * @param ofRecipient each recipient's where they disagree
     */
    record Judged(
            Scan scan, Thresholds thresholds, Opinion common, Map<String, Opinion> ofRecipient)
            implements ScanOutcome {

        public Judged {
            ofRecipient = Map.copyOf(ofRecipient);
        }

        @Override
        public String messageId() {
            return scan.message().messageId();
        }

        /** For a memory of many: what the message says is left out. */
        public Judged withoutContent() {
            Scan light =
                    new Scan(
                            scan.envelope(),
                            scan.message(),
                            Content.NONE,
                            scan.facts(),
                            scan.now());
            return new Judged(light, thresholds, common, ofRecipient);
        }

        public Verdict verdict() {
            return common.verdict();
        }

        public HeaderChanges changes() {
            return common.changes();
        }
    }

    /** A verdict and how the message's header shall say it. */
    record Opinion(Verdict verdict, HeaderChanges changes) {}

    /**
     * Submitted mail.
     *
     * @param signatures values of DKIM-Signature fields; none when the domain has no key
     */
    record Signed(String messageId, Thresholds thresholds, List<String> signatures)
            implements ScanOutcome {}
}
