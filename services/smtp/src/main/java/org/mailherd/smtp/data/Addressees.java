package org.mailherd.smtp.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailherd.directory.recipient.Destination;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailqueue.envelope.Notify;
import org.mailherd.mailqueue.envelope.RecipientDsn;
import org.mailherd.mailqueue.queue.NewRecipient;
import org.mailherd.mailqueue.queue.Transport;
import org.mailherd.smtp.session.Transaction;

/** Who gets a copy: each mailbox and address once, whichever of the recipients led there. */
final class Addressees {
    private static final MailAddress HAM = new MailAddress("ham", "localhost");
    private static final MailAddress SPAM = new MailAddress("spam", "localhost");
    private static final RecipientDsn UNTOLD = new RecipientDsn(Notify.NEVER, Optional.empty());

    private final Map<MailAddress, NewRecipient> all = new LinkedHashMap<>();

    private Addressees() {}

    static List<NewRecipient> of(Transaction transaction) {
        Addressees addressees = new Addressees();
        for (Transaction.Accepted accepted : transaction.recipients()) {
            accepted.destinations()
                    .forEach(end -> addressees.add(accepted.address(), accepted.dsn(), end));
        }
        // last, so that who is written to anyway gets one copy, under the address of the letter
        transaction
                .copies()
                .forEach((copy, ends) -> ends.forEach(end -> addressees.add(copy, UNTOLD, end)));
        return List.copyOf(addressees.all.values());
    }

    /**
     * The domain of the first recipient that leads to elsewhere: it answers for what it sends on.
     */
    static Optional<String> forwarder(Transaction transaction) {
        return transaction.recipients().stream()
                .filter(accepted ->
                        accepted.destinations().stream()
                                .anyMatch(end -> end instanceof Destination.Forward))
                .map(accepted -> accepted.address().domain())
                .findFirst();
    }

    private void add(MailAddress original, RecipientDsn dsn, Destination end) {
        switch (end) {
            case Destination.LocalMailbox local ->
                    put(
                            local.mailbox(),
                            new NewRecipient(local.address(), original, Transport.LOCAL, dsn));
            case Destination.Remote(MailAddress address) ->
                    put(address, new NewRecipient(address, original, Transport.REMOTE, dsn));
            case Destination.Forward(MailAddress address) ->
                    put(address, new NewRecipient(address, original, Transport.FORWARD, dsn));
            case Destination.Relay(MailAddress address) ->
                    put(address, new NewRecipient(address, original, Transport.RELAY, dsn));
            case Destination.Learn(Destination.Lesson lesson) -> learn(original, lesson);
            case Destination.Discard() -> {}
        }
    }

    private void learn(MailAddress original, Destination.Lesson lesson) {
        NewRecipient pupil =
                switch (lesson) {
                    case HAM -> new NewRecipient(HAM, original, Transport.LEARN_HAM, UNTOLD);
                    case SPAM -> new NewRecipient(SPAM, original, Transport.LEARN_SPAM, UNTOLD);
                };
        put(pupil.recipient(), pupil);
    }

    private void put(MailAddress end, NewRecipient recipient) {
        all.merge(end.canonical(), recipient, (first, again) -> first.alsoFor(again.dsn()));
    }
}
