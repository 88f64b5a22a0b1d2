package org.mailherd.smtp.envelope;

import java.util.List;
import java.util.Optional;
import org.mailherd.mailqueue.envelope.Notify;
import org.mailherd.mailqueue.envelope.OriginalRecipient;
import org.mailherd.mailqueue.envelope.RecipientDsn;

/** What RCPT says beside the address: NOTIFY and ORCPT (RFC 3461 4.1, 4.2). */
final class RcptParameters {
    private static final int MAX_ORCPT = 500; // RFC 3461 4.2

    private RcptParameters() {}

    /**
     * @param extended EHLO was said; a client that said HELO knows no parameters
     * @throws RefusedException and nothing else, whatever the parameters
     */
    static RecipientDsn parse(List<EsmtpParameter> parameters, boolean extended, boolean smtpUtf8)
            throws RefusedException {
        if (parameters.isEmpty()) {
            return RecipientDsn.NONE;
        }
        Notify notify = Notify.UNSET;
        Optional<OriginalRecipient> orcpt = Optional.empty();
        for (EsmtpParameter parameter : parameters) {
            if (!extended) {
                throw EsmtpParameter.unsupported(parameter.keyword());
            }
            switch (parameter.keyword()) {
                case "NOTIFY" -> notify = notify(parameter);
                case "ORCPT" -> orcpt = Optional.of(orcpt(parameter, smtpUtf8));
                default -> throw EsmtpParameter.unsupported(parameter.keyword());
            }
        }
        return new RecipientDsn(notify, orcpt);
    }

    private static Notify notify(EsmtpParameter parameter) throws RefusedException {
        try {
            return Notify.parse(parameter.value());
        } catch (IllegalArgumentException _) {
            throw parameter.wrong("NOTIFY=NEVER, or a list of SUCCESS, FAILURE, DELAY");
        }
    }

    private static OriginalRecipient orcpt(EsmtpParameter parameter, boolean smtpUtf8)
            throws RefusedException {
        try {
            if (parameter.value().length() <= MAX_ORCPT) {
                return OriginalRecipient.parseParameter(parameter.value(), smtpUtf8);
            }
        } catch (IllegalArgumentException _) {
            // refused below
        }
        throw parameter.wrong("ORCPT=type;address");
    }
}
