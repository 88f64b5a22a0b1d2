package org.mailherd.smtp.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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

    private static final Notify SUCCESS = new Notify(true, Set.of(Notify.On.SUCCESS));

    private final Map<MailAddress, NewRecipient> all = new LinkedHashMap<>();
    private final List<NewRecipient> expansions = new ArrayList<>();

    private Addressees() {}

    static List<NewRecipient> of(Transaction transaction) {
        Addressees addressees = new Addressees();
        for (Transaction.Accepted accepted : transaction.recipients()) {
            RecipientDsn dsn = addressees.passedOn(accepted);
            accepted.destinations().forEach(end -> addressees.add(accepted.address(), dsn, end));
        }
        // last, so that who is written to anyway gets one copy, under the address of the letter
        transaction
                .copies()
                .forEach((copy, ends) -> ends.forEach(end -> addressees.add(copy, UNTOLD, end)));
        return Stream.concat(addressees.all.values().stream(), addressees.expansions.stream())
                .toList();
    }

    /**
     * RFC 3461 5.2.7.1: one address behind an alias inherits all that the sender asked for. 5.2.7.2
     * (c): several inherit all but the wish to hear of success, for which a report "expanded"
     * stands.
     */
    private RecipientDsn passedOn(Transaction.Accepted accepted) {
        RecipientDsn dsn = accepted.dsn();
        if (accepted.destinations().size() < 2 || !dsn.notifyOn().on(Notify.On.SUCCESS)) {
            return dsn;
        }
        expansions.add(
                new NewRecipient(
                        accepted.address(),
                        accepted.address(),
                        Transport.EXPANSION,
                        new RecipientDsn(SUCCESS, dsn.orcpt())));
        return new RecipientDsn(dsn.notifyOn().without(Notify.On.SUCCESS), dsn.orcpt());
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
