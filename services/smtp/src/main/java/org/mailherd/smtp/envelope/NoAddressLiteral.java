package org.mailherd.smtp.envelope;

import java.util.Optional;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.smtp.session.Session;

/**
 * No mail to {@code user@[192.0.2.1]}: it would let a client choose a host inside our own network.
 */
public final class NoAddressLiteral implements RecipientRule {
    @Override
    public Optional<SmtpReply> refuse(Session session, MailAddress recipient) {
        return recipient.domain().startsWith("[")
                ? Optional.of(
                        SmtpReply.of(554, "5.7.1", "<" + recipient + ">: Relay access denied"))
                : Optional.empty();
    }
}
