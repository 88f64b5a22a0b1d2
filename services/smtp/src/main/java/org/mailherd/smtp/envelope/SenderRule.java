package org.mailherd.smtp.envelope;

import java.util.Optional;
import org.mailherd.mailmodel.ReversePath;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.mailqueue.envelope.MailTerms;
import org.mailherd.smtp.session.Session;

/** A reason not to take mail from a sender. */
public interface SenderRule {
    Optional<SmtpReply> refuse(Session session, ReversePath reversePath);

    /** What else must hold for the message of a sender who is welcome. */
    default MailTerms amend(Session session, MailTerms terms) {
        return terms;
    }
}
