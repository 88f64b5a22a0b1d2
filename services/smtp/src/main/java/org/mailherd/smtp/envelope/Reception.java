package org.mailherd.smtp.envelope;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.mailherd.directory.recipient.Audience;
import org.mailherd.directory.recipient.Destination;
import org.mailherd.directory.recipient.ExpansionLimitException;
import org.mailherd.directory.recipient.RecipientResolver;
import org.mailherd.directory.recipient.Resolution;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.platform.log.LogEvent;
import org.mailherd.smtp.session.Session;
import org.mailherd.smtp.session.Transaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * What the directory says of a recipient, as an answer to the one who asks. The texts tell no more
 * than that an address cannot be written to.
 */
final class Reception {
    private static final Logger log = LoggerFactory.getLogger(Reception.class);
    // with a thousand recipients that are lists of thousands, a message would be a million rows
    private static final int MAX_ROWS = 10_000;

    private final RecipientResolver resolver;
    private final SilentCopies copies;
    private final AtomicBoolean lost = new AtomicBoolean();

    Reception(RecipientResolver resolver) {
        this.resolver = resolver;
        this.copies = new SilentCopies(resolver);
    }

    /**
     * Returns where the mail goes, and notes in the transaction who gets a silent copy.
     *
     * @throws RefusedException with the reply that the client gets
     */
    List<Destination> admit(Session session, Transaction transaction, MailAddress recipient)
            throws RefusedException {
        try {
            Resolution resolution = resolver.resolve(recipient);
            if (lost.compareAndSet(true, false)) {
                LogEvent.of("directory-back").info(log);
            }
            return admit(session, transaction, recipient, resolution);
        } catch (ExpansionLimitException e) {
            LogEvent.of("expansion-limit")
                    .quoted("to", recipient)
                    .quoted("reason", e.getMessage())
                    .warn(log);
            throw tempfail();
        } catch (DataAccessException e) {
            if (lost.compareAndSet(false, true)) {
                LogEvent.of("directory-lost").quoted("reason", e.getMessage()).error(log);
            }
            throw tempfail();
        }
    }

    private List<Destination> admit(
            Session session, Transaction transaction, MailAddress recipient, Resolution resolution)
            throws RefusedException {
        return switch (resolution) {
            case Resolution.Deliver deliver -> {
                checkAudience(session, recipient, deliver.audience());
                checkRoom(transaction, deliver);
                tellDeadEnds(recipient, deliver);
                copies.add(session, transaction, deliver);
                yield deliver.destinations();
            }
            case Resolution.Unknown(_) -> throw unknown(recipient);
            case Resolution.Disabled(_) ->
                    throw new RefusedException(
                            550, "5.2.1", "<" + recipient + ">: mailbox is disabled");
            case Resolution.NotLocal() -> {
                checkAudience(session, recipient, Audience.OWN_PEOPLE);
                copies.addOfSender(session, transaction);
                yield List.of(new Destination.Remote(recipient));
            }
        };
    }

    /** A postmaster is unknown only where there is no mailbox yet that could stand in. */
    private static RefusedException unknown(MailAddress recipient) {
        return PostmasterRecipients.isPostmaster(recipient)
                ? new RefusedException(
                        450,
                        "4.2.1",
                        "<" + recipient + ">: nobody reads this yet, please try again")
                : new RefusedException(550, "5.1.1", "<" + recipient + ">: no such recipient here");
    }

    private static void checkAudience(Session session, MailAddress recipient, Audience audience)
            throws RefusedException {
        switch (audience) {
            case Audience.Everybody() -> {}
            case Audience.OwnPeople() -> {
                if (!session.mayRelay()) {
                    throw new RefusedException(
                            554, "5.7.1", "<" + recipient + ">: Relay access denied");
                }
            }
            case Audience.Members(String domain) -> {
                boolean member =
                        session.account()
                                .map(account -> account.address().domain().equals(domain))
                                .orElseGet(session::mayRelay);
                if (!member) {
                    throw new RefusedException(
                            550, "5.7.1", "<" + recipient + ">: not open to your mail");
                }
            }
        }
    }

    private static void checkRoom(Transaction transaction, Resolution.Deliver deliver)
            throws RefusedException {
        int rows = deliver.destinations().size();
        for (Transaction.Accepted accepted : transaction.recipients()) {
            rows += accepted.destinations().size();
        }
        if (rows > MAX_ROWS && !transaction.recipients().isEmpty()) {
            throw new RefusedException(452, "4.5.3", "Error: too many recipients");
        }
    }

    /** The others of the alias get the mail; a report would go to somebody who cannot help. */
    private static void tellDeadEnds(MailAddress recipient, Resolution.Deliver deliver) {
        if (!deliver.deadEnds().isEmpty()) {
            LogEvent.of("alias-dead-end")
                    .quoted("to", recipient)
                    .quoted("members", String.join(",", deliver.deadEnds()))
                    .info(log);
        }
    }

    private static RefusedException tempfail() {
        return new RefusedException(451, "4.3.0", "Temporary lookup failure, please try again");
    }
}
