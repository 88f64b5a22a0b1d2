package org.mailherd.smtp.envelope;

import java.util.List;
import java.util.Optional;
import org.mailherd.directory.recipient.Destination;
import org.mailherd.directory.recipient.RecipientResolver;
import org.mailherd.mailmodel.AddressSyntaxException;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.mailqueue.envelope.RecipientDsn;
import org.mailherd.platform.log.LogEvent;
import org.mailherd.smtp.session.Command;
import org.mailherd.smtp.session.Outcome;
import org.mailherd.smtp.session.Session;
import org.mailherd.smtp.session.SessionLimits;
import org.mailherd.smtp.session.Transaction;
import org.mailherd.smtp.session.Verb;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** RCPT TO: adds a recipient that exists here, or, for our own people, one elsewhere. */
public final class RcptVerb implements Verb {
    private static final Logger log = LoggerFactory.getLogger(RcptVerb.class);

    private final SessionLimits limits;
    private final List<RecipientRule> rules;
    private final Reception reception;
    private final String postmasterDomain;

    /**
     * @param rules asked in this order, then the resolver
     * @param postmasterDomain what {@code <postmaster>} alone belongs to (RFC 5321 4.5.1)
     */
    public RcptVerb(
            SessionLimits limits,
            List<RecipientRule> rules,
            RecipientResolver resolver,
            String postmasterDomain) {
        this.limits = limits;
        this.rules = List.copyOf(rules);
        this.reception = new Reception(resolver);
        this.postmasterDomain = postmasterDomain;
    }

    @Override
    public String name() {
        return "RCPT";
    }

    @Override
    public Outcome run(Session session, Command command) {
        try {
            SmtpReply reply = add(session, command);
            if (reply.isPermfail()) {
                logRefusal(session, command, reply);
            }
            return Outcome.of(reply);
        } catch (RefusedException e) {
            logRefusal(session, command, e.reply());
            return Outcome.of(e.reply());
        }
    }

    private SmtpReply add(Session session, Command command) throws RefusedException {
        Transaction transaction =
                session.transaction()
                        .orElseThrow(() ->
                                new RefusedException(503, "5.5.1", "Error: need MAIL command"));
        EnvelopePath path = EnvelopePath.parse(command.argument(), "TO:");
        RecipientDsn dsn =
                RcptParameters.parse(path.parameters(), session.extended(), transaction.smtpUtf8());
        checkRoom(session, transaction);
        MailAddress recipient = address(path, transaction);
        for (RecipientRule rule : rules) {
            Optional<SmtpReply> refusal = rule.refuse(session, recipient);
            if (refusal.isPresent()) {
                return refusal.get();
            }
        }
        List<Destination> destinations = reception.admit(session, transaction, recipient);
        transaction.recipients().add(new Transaction.Accepted(recipient, destinations, dsn));
        return SmtpReply.of(250, "2.1.5", "Ok");
    }

    /**
     * RFC 3030 4.2 knows no recipients behind the first chunk; RFC 5321 4.5.3.1.10 gives the 452.
     */
    private void checkRoom(Session session, Transaction transaction) throws RefusedException {
        if (session.chunks().isPresent()) {
            throw new RefusedException(503, "5.5.1", "Error: RCPT after BDAT");
        }
        if (transaction.recipients().size() >= limits.recipients()) {
            if (transaction.countOvershoot() > limits.errors().overshoot()) {
                session.countError();
            }
            throw new RefusedException(452, "4.5.3", "Error: too many recipients");
        }
    }

    private MailAddress address(EnvelopePath path, Transaction transaction)
            throws RefusedException {
        String text = path.address();
        if (!transaction.smtpUtf8() && !path.isAscii()) {
            throw new RefusedException(553, "5.6.7", "Address needs SMTPUTF8");
        }
        try {
            return MailAddress.parse(
                    text.equalsIgnoreCase("postmaster") ? text + "@" + postmasterDomain : text);
        } catch (AddressSyntaxException e) {
            throw new RefusedException(
                    501, "5.1.3", "Bad recipient address syntax: " + e.getMessage());
        }
    }

    private static void logRefusal(Session session, Command command, SmtpReply reply) {
        LogEvent.of("reject")
                .with("listener", session.profile().name())
                .with("ip", session.clientAddress())
                .with("stage", "RCPT")
                .quoted("argument", command.argument())
                .quoted("reply", reply)
                .info(log);
    }
}
