package org.mailherd.smtp.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
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
        addressees.addNamed(transaction, (_, _) -> true);
        addressees.addCopies(transaction);
        return addressees.list();
    }

    /**
     * Parts of them, each recipient in the first part that wants it; copies and reports of
     * expansions go with the first.
     *
     * @param parts asked with the address in RCPT, and with where it leads to
     */
    static List<List<NewRecipient>> inParts(
            Transaction transaction, List<BiPredicate<MailAddress, Destination>> parts) {
        List<List<NewRecipient>> lists = new ArrayList<>();
        Set<MailAddress> placed = new HashSet<>();
        for (BiPredicate<MailAddress, Destination> wanted : parts) {
            Addressees addressees = new Addressees();
            addressees.addNamed(transaction, wanted);
            addressees.all.keySet().removeAll(placed);
            if (lists.isEmpty()) {
                addressees.addCopies(transaction);
            } else {
                addressees.expansions.clear();
            }
            placed.addAll(addressees.all.keySet());
            lists.add(addressees.list());
        }
        return lists;
    }

    private void addNamed(Transaction transaction, BiPredicate<MailAddress, Destination> wanted) {
        for (Transaction.Accepted accepted : transaction.recipients()) {
            RecipientDsn dsn = passedOn(accepted);
            accepted.destinations().stream()
                    .filter(end -> wanted.test(accepted.address(), end))
                    .forEach(end -> add(accepted.address(), dsn, end));
        }
    }

    /** Last, so that who is written to anyway gets one copy, under the address of the letter. */
    private void addCopies(Transaction transaction) {
        transaction.copies().forEach((copy, ends) -> ends.forEach(end -> add(copy, UNTOLD, end)));
    }

    private List<NewRecipient> list() {
        return Stream.concat(all.values().stream(), expansions.stream()).toList();
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
