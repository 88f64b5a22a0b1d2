package org.mailherd.antispam.scan;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.check.Scan;
import org.mailherd.antispam.content.Content;
import org.mailherd.antispam.milter.HeaderChanges;
import org.mailherd.antispam.verdict.Judgement;
import org.mailherd.antispam.verdict.Thresholds;
import org.mailherd.antispam.verdict.Verdict;

/** What a scan ended with. */
public sealed interface ScanOutcome {

    String messageId();

    Thresholds thresholds();

    /**
     * Inbound mail.
     *
     * @param judgement of all who get it
     * @param opinions by verdict, one for each
     */
    record Judged(Scan scan, Judgement judgement, Map<Verdict, Opinion> opinions)
            implements ScanOutcome {

        public Judged {
            opinions = Map.copyOf(opinions);
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
            return new Judged(light, judgement, opinions);
        }

        public Verdict verdict() {
            return judgement.common();
        }

        @Override
        public Thresholds thresholds() {
            return verdict().thresholds();
        }

        public HeaderChanges changes() {
            return changes(verdict());
        }

        /** Of somebody's verdict in the judgement. */
        public HeaderChanges changes(Verdict verdict) {
            return Objects.requireNonNull(opinions.get(verdict)).changes();
        }
    }

    /** A verdict and how the message's header shall say it. */
    record Opinion(Verdict verdict, HeaderChanges changes) {}

    /**
     * Inbound mail that was not looked at, as the settings wanted it.
     *
     * @param changes take away what is forged
     */
    record Skipped(String messageId, Thresholds thresholds, HeaderChanges changes)
            implements ScanOutcome {}

    /**
     * Submitted mail.
     *
     * @param signatures values of DKIM-Signature fields; none when the domain has no key
     */
    record Signed(String messageId, Thresholds thresholds, List<String> signatures)
            implements ScanOutcome {}

    /**
     * Mail that must wait: of a mailbox that sends too much, or what nobody had time for.
     *
     * @param text what its sender is told
     * @param hits why
     */
    record Postponed(String messageId, Thresholds thresholds, String text, List<Hit> hits)
            implements ScanOutcome {
        public Postponed {
            hits = List.copyOf(hits);
        }
    }
}
