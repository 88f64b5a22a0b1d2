package org.mailherd.smtp.envelope;

import java.util.Optional;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.smtp.session.Session;

/** A reason not to take mail for an address, before anybody looks whether it exists. */
public interface RecipientRule {
    Optional<SmtpReply> refuse(Session session, MailAddress recipient);
}
