package org.mailherd.smtp.data;

import java.util.Optional;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.smtp.session.Session;

/** A reason in the header section not to take a message. */
public interface ContentRule {
    Optional<SmtpReply> refuse(Session session, MessageHeader header);
}
