package org.mailherd.smtp.envelope;

import java.util.List;
import java.util.Optional;
import org.mailherd.mailmodel.AddressSyntaxException;
import org.mailherd.mailmodel.ReversePath;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.smtp.session.Command;
import org.mailherd.smtp.session.Outcome;
import org.mailherd.smtp.session.Session;
import org.mailherd.smtp.session.SessionLimits;
import org.mailherd.smtp.session.Transaction;
import org.mailherd.smtp.session.Verb;

/** MAIL FROM: begins a transaction. */
public final class MailVerb implements Verb {
    private final SessionLimits limits;
    private final List<SenderRule> rules;

    /**
     * @param rules asked in this order; the first refusal counts
     */
    public MailVerb(SessionLimits limits, List<SenderRule> rules) {
        this.limits = limits;
        this.rules = List.copyOf(rules);
    }

    @Override
    public String name() {
        return "MAIL";
    }

    @Override
    public Outcome run(Session session, Command command) {
        try {
            return begin(session, command);
        } catch (RefusedException e) {
            return Outcome.of(e.reply());
        }
    }

    private Outcome begin(Session session, Command command) throws RefusedException {
        if (session.helo().isEmpty()) {
            throw new RefusedException(503, "5.5.1", "Error: send HELO/EHLO first");
        }
        if (session.transaction().isPresent()) {
            throw new RefusedException(503, "5.5.1", "Error: nested MAIL command");
        }
        if (session.countMessage() > limits.messages()) {
            return Outcome.close(
                    421, "4.7.0", "Too many messages in one session, please connect again");
        }
        EnvelopePath path = EnvelopePath.parse(command.argument(), "FROM:");
        MailParameters parameters = MailParameters.parse(path.parameters());
        checkText(path, parameters);
        if (parameters.size() > limits.messageSize()) {
            throw new RefusedException(552, "5.3.4", "Message size exceeds fixed limit");
        }
        ReversePath reversePath = reversePath(path);
        for (SenderRule rule : rules) {
            Optional<SmtpReply> refusal = rule.refuse(session, reversePath);
            if (refusal.isPresent()) {
                return Outcome.of(refusal.get());
            }
        }
        session.begin(new Transaction(reversePath, parameters.smtpUtf8()));
        return Outcome.of(250, "2.1.0", "Ok");
    }

    private static void checkText(EnvelopePath path, MailParameters parameters)
            throws RefusedException {
        if (!parameters.smtpUtf8() && !path.address().chars().allMatch(c -> c < 128)) {
            throw new RefusedException(553, "5.6.7", "Address needs SMTPUTF8");
        }
    }

    private static ReversePath reversePath(EnvelopePath path) throws RefusedException {
        try {
            return ReversePath.parse(path.address());
        } catch (AddressSyntaxException e) {
            throw new RefusedException(
                    501, "5.1.7", "Bad sender address syntax: " + e.getMessage());
        }
    }
}
