package org.mailherd.smtp.envelope;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.mailherd.mailmodel.AddressSyntaxException;
import org.mailherd.mailmodel.ReversePath;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.mailqueue.envelope.MailTerms;
import org.mailherd.smtp.session.Command;
import org.mailherd.smtp.session.Outcome;
import org.mailherd.smtp.session.Session;
import org.mailherd.smtp.session.SessionLimits;
import org.mailherd.smtp.session.Transaction;
import org.mailherd.smtp.session.Verb;

/** MAIL FROM: begins a transaction. */
public final class MailVerb implements Verb {
    private static final Outcome OK = Outcome.of(250, "2.1.0", "Ok");

    private final SessionLimits limits;
    private final FutureRelease hold;
    private final LongSupplier freeOctets;
    private final Clock clock;
    private final List<SenderRule> rules;

    /**
     * @param freeOctets room for accepted bytes
     * @param rules asked in this order; the first refusal counts
     */
    public MailVerb(
            SessionLimits limits,
            FutureRelease hold,
            LongSupplier freeOctets,
            Clock clock,
            List<SenderRule> rules) {
        this.limits = limits;
        this.hold = hold;
        this.freeOctets = freeOctets;
        this.clock = clock;
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
        EnvelopePath path = EnvelopePath.parse(command.argument(), "FROM:");
        MailParameters parameters = MailParameters.parse(path.parameters(), offer(session));
        ReversePath reversePath = reversePath(path, parameters);
        checkSize(parameters);
        for (SenderRule rule : rules) {
            Optional<SmtpReply> refusal = rule.refuse(session, reversePath);
            if (refusal.isPresent()) {
                return Outcome.of(refusal.get());
            }
        }
        if (session.countMessage() > limits.messages()) {
            return Outcome.close(
                    421, "4.7.0", "Too many messages in one session, please connect again");
        }
        MailTerms terms = parameters.terms();
        for (SenderRule rule : rules) {
            terms = rule.amend(session, terms);
        }
        session.begin(new Transaction(reversePath, terms));
        return OK;
    }

    private MailParameters.Offer offer(Session session) {
        return new MailParameters.Offer(
                session.extended(),
                session.wire().isTls(),
                limits.binaryMime(),
                session.profile().submission(),
                hold.window(session, clock));
    }

    /** RFC 1870 6.1; Postfix too wants room for one and a half messages of the largest size. */
    private void checkSize(MailParameters parameters) throws RefusedException {
        long largest = limits.messageOctets();
        if (parameters.size() > largest) {
            throw new RefusedException(552, "5.3.4", "Message size exceeds fixed limit");
        }
        if (freeOctets.getAsLong() < largest / 2 * 3) {
            throw new RefusedException(
                    452, "4.3.1", "Insufficient system storage, please try again later");
        }
    }

    private static ReversePath reversePath(EnvelopePath path, MailParameters parameters)
            throws RefusedException {
        if (!parameters.terms().smtpUtf8() && !path.isAscii()) {
            throw new RefusedException(553, "5.6.7", "Address needs SMTPUTF8");
        }
        try {
            return ReversePath.parse(path.address());
        } catch (AddressSyntaxException e) {
            throw new RefusedException(
                    501, "5.1.7", "Bad sender address syntax: " + e.getMessage());
        }
    }
}
