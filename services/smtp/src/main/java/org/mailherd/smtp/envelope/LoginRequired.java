package org.mailherd.smtp.envelope;

import java.util.Optional;
import org.mailherd.mailmodel.ReversePath;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.smtp.session.Session;

/** Submission is for people who logged in (RFC 6409 4.3), and for trusted networks. */
public final class LoginRequired implements SenderRule {
    private static final Optional<SmtpReply> REFUSED =
            Optional.of(SmtpReply.of(530, "5.7.0", "Authentication required"));

    @Override
    public Optional<SmtpReply> refuse(Session session, ReversePath reversePath) {
        return session.profile().submission() && !session.mayRelay() ? REFUSED : Optional.empty();
    }
}
