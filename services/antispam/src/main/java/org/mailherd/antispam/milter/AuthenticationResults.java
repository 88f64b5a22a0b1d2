package org.mailherd.antispam.milter;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.mailherd.antispam.check.Scan;
import org.mailherd.antispam.facts.DmarcFinding;
import org.mailherd.antispam.message.Envelope;
import org.mailherd.mailauth.arc.ArcResult;
import org.mailherd.mailauth.arc.ArcStatus;
import org.mailherd.mailauth.dkim.DkimResult;
import org.mailherd.mailauth.dkim.DkimStatus;
import org.mailherd.mailauth.dmarc.DmarcResult;
import org.mailherd.mailauth.spf.SpfOutcome;

/** The Authentication-Results field of RFC 8601. */
final class AuthenticationResults {

    static final String NAME = "Authentication-Results";

    private static final String TESTED = "the domain only tests its key";

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`{|}~@-]+");

    private AuthenticationResults() {}

    /**
     * @param hostname ours: the authserv-id
     */
    static String of(Scan scan, String hostname) {
        List<String> results = new ArrayList<>();
        scan.facts().spf().ifPresent(outcome -> results.add(spf(outcome, scan.envelope())));
        scan.facts().dkim().forEach(result -> results.add(dkim(result)));
        if (scan.facts().dkim().isEmpty()) {
            results.add("dkim=none");
        }
        ArcResult arc = scan.facts().arc();
        if (arc.status() != ArcStatus.NONE) {
            results.add(arc(arc));
        }
        results.add(dmarc(scan.facts().dmarc()));
        return hostname + "; " + String.join("; ", results);
    }

    /** RFC 8601 5: a field that bears our name and did not come from us must go. */
    static boolean claims(String value, String hostname) {
        return org.mailherd.mailauth.results.AuthenticationResults.claims(value, hostname);
    }

    private static String spf(SpfOutcome outcome, Envelope envelope) {
        String identity =
                envelope.reversePath().isEmpty()
                        ? "smtp.helo=" + value(envelope.helo())
                        : "smtp.mailfrom=" + value(envelope.reversePath());
        return "spf=" + outcome.result().keyword() + " " + identity;
    }

    private static String dkim(DkimResult result) {
        StringBuilder text = new StringBuilder("dkim=");
        if (result.status() == DkimStatus.PASS && result.testing()) {
            // RFC 8601 2.7.1: it verifies, but is no proof (RFC 6376 3.6.1), here and behind us.
            text.append(DkimStatus.POLICY.keyword()).append(" reason=").append(quoted(TESTED));
        } else {
            text.append(result.status().keyword());
        }
        if (!result.reason().isEmpty()) {
            text.append(" reason=").append(quoted(result.reason()));
        }
        if (!result.domain().isEmpty()) {
            text.append(" header.d=").append(value(result.domain()));
            text.append(" header.s=").append(value(result.selector()));
            text.append(" header.a=").append(value(result.algorithm()));
            text.append(" header.b=").append(value(result.signatureStart()));
        }
        return text.toString();
    }

    private static String arc(ArcResult result) {
        String reason = result.reason();
        return "arc="
                + result.status().keyword()
                + (reason.isEmpty() ? "" : " reason=" + quoted(reason));
    }

    /** RFC 7489 11.2; the comment as most write it. */
    private static String dmarc(DmarcFinding finding) {
        DmarcResult result = finding.result();
        StringBuilder text = new StringBuilder("dmarc=").append(result.status().keyword());
        result.published()
                .ifPresent(_ ->
                        text.append(" (p=")
                                .append(result.requested().keyword())
                                .append(" dis=")
                                .append(finding.disposition().keyword())
                                .append(finding.voucher().isPresent() ? " arc" : "")
                                .append(')'));
        if (!result.domain().isEmpty()) {
            text.append(" header.from=").append(value(result.domain()));
        }
        return text.toString();
    }

    private static String value(String text) {
        return TOKEN.matcher(text).matches() ? text : quoted(text);
    }

    /** A stranger's text: what is no printable ASCII becomes a question mark. */
    private static String quoted(String text) {
        String printable = text.replaceAll("[^\\x20-\\x7e]", "?");
        return '"' + printable.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
