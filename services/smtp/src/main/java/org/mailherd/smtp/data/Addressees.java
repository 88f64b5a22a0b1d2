package org.mailherd.smtp.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailherd.directory.recipient.Destination;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailqueue.queue.NewRecipient;
import org.mailherd.mailqueue.queue.Transport;
import org.mailherd.smtp.session.Transaction;

/** Who gets a copy: each mailbox and address once, whichever of the recipients led there. */
final class Addressees {
    private final Map<MailAddress, NewRecipient> all = new LinkedHashMap<>();

    private Addressees() {}

    static List<NewRecipient> of(Transaction transaction) {
        Addressees addressees = new Addressees();
        for (Transaction.Accepted accepted : transaction.recipients()) {
            accepted.destinations().forEach(destination -> addressees.add(accepted, destination));
        }
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

    private void add(Transaction.Accepted accepted, Destination destination) {
        switch (destination) {
            case Destination.LocalMailbox local ->
                    put(local.mailbox(), recipient(accepted, local.address(), Transport.LOCAL));
            case Destination.Remote(MailAddress address) ->
                    put(address, recipient(accepted, address, Transport.REMOTE));
            case Destination.Forward(MailAddress address) ->
                    put(address, recipient(accepted, address, Transport.FORWARD));
            case Destination.Relay(MailAddress address) ->
                    put(address, recipient(accepted, address, Transport.RELAY));
            case Destination.Learn(Destination.Lesson lesson) -> learn(accepted, lesson);
            case Destination.Discard() -> {}
        }
    }

    private static NewRecipient recipient(
            Transaction.Accepted accepted, MailAddress end, Transport transport) {
        return new NewRecipient(end, accepted.address(), transport, accepted.dsn());
    }

    private void learn(Transaction.Accepted accepted, Destination.Lesson lesson) {
        MailAddress pupil =
                switch (lesson) {
                    case HAM -> new MailAddress("ham", "localhost");
                    case SPAM -> new MailAddress("spam", "localhost");
                };
        Transport transport =
                switch (lesson) {
                    case HAM -> Transport.LEARN_HAM;
                    case SPAM -> Transport.LEARN_SPAM;
                };
        put(pupil, recipient(accepted, pupil, transport));
    }

    private void put(MailAddress end, NewRecipient recipient) {
        all.merge(end.canonical(), recipient, (first, again) -> first.alsoFor(again.dsn()));
    }
}
