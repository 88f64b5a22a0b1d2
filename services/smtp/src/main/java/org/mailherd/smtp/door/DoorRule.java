package org.mailherd.smtp.door;

import java.util.Optional;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.smtp.envelope.RecipientRule;
import org.mailherd.smtp.session.Session;

/** Refuses the recipients of a client that failed a test. */
final class DoorRule implements RecipientRule {
    @Override
    public Optional<SmtpReply> refuse(Session session, MailAddress recipient) {
        return session.account().isPresent() ? Optional.empty() : session.caller().refusal();
    }
}
