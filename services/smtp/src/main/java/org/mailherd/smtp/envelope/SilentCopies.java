package org.mailherd.smtp.envelope;

import java.util.List;
import org.mailherd.directory.login.MailboxAccount;
import org.mailherd.directory.recipient.Destination;
import org.mailherd.directory.recipient.RecipientResolver;
import org.mailherd.directory.recipient.Resolution;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailmodel.ReversePath;
import org.mailherd.platform.log.LogEvent;
import org.mailherd.smtp.session.Session;
import org.mailherd.smtp.session.Transaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * BCC maps: who gets a copy that neither sender nor recipients are told of. A copy has no copies of
 * its own, so that two maps that name each other end.
 */
final class SilentCopies {
    private static final Logger log = LoggerFactory.getLogger(SilentCopies.class);

    private final RecipientResolver resolver;

    SilentCopies(RecipientResolver resolver) {
        this.resolver = resolver;
    }

    void add(Session session, Transaction transaction, Resolution.Deliver deliver) {
        addOfSender(session, transaction);
        deliver.copies().forEach(copy -> add(session, transaction, copy));
    }

    /** Only of our own people: anybody else may write anything into MAIL. */
    void addOfSender(Session session, Transaction transaction) {
        if (session.account().isPresent() && transaction.recipients().isEmpty()) {
            resolver.copiesOfSent(sender(session.account().get(), transaction))
                    .forEach(copy -> add(session, transaction, copy));
        }
    }

    private static MailAddress sender(MailboxAccount account, Transaction transaction) {
        return switch (transaction.reversePath()) {
            case ReversePath.Of(MailAddress address) -> address;
            case ReversePath.NullPath() -> account.address();
        };
    }

    private void add(Session session, Transaction transaction, MailAddress copy) {
        switch (resolver.resolve(copy)) {
            case Resolution.Deliver deliver ->
                    transaction.copies().put(copy, deliver.destinations());
            case Resolution.NotLocal() ->
                    transaction.copies().put(copy, List.of(elsewhere(session, copy)));
            case Resolution.Unknown(String reason) -> deadEnd(copy, reason);
            case Resolution.Disabled(String reason) -> deadEnd(copy, reason);
        }
    }

    private static Destination elsewhere(Session session, MailAddress copy) {
        return session.account().isPresent()
                ? new Destination.Remote(copy)
                : new Destination.Forward(copy);
    }

    private static void deadEnd(MailAddress copy, String reason) {
        LogEvent.of("copy-dead-end").quoted("to", copy).quoted("reason", reason).warn(log);
    }
}
