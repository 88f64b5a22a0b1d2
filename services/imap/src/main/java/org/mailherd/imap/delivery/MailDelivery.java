package org.mailherd.imap.delivery;

import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailherd.directory.delivery.DeliveryDirectory;
import org.mailherd.directory.delivery.DeliveryTerms;
import org.mailherd.mailmodel.ReversePath;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.mailstore.message.MessageStore;
import org.mailherd.mailstore.message.StagedMessage;
import org.mailherd.platform.log.LogEvent;
import org.mailherd.sieve.message.SieveMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a message for all of its recipients: its octets are stored once, each recipient's scripts
 * are asked, what they send is handed over, folders are written. A reply for each recipient; what
 * goes wrong inside us is a 451 for that recipient alone, before anything of his was filed.
 */
public final class MailDelivery {
    private static final Logger log = LoggerFactory.getLogger(MailDelivery.class);

    private final MessageStore messages;
    private final DeliveryDirectory directory;
    private final ScriptRun scripts;
    private final Filing filing;
    private final Clock clock;

    MailDelivery(
            MessageStore messages,
            DeliveryDirectory directory,
            ScriptRun scripts,
            Filing filing,
            Clock clock) {
        this.messages = messages;
        this.directory = directory;
        this.scripts = scripts;
        this.filing = filing;
        this.clock = clock;
    }

    /**
     * One reply for each recipient, in order.
     *
     * @throws org.mailherd.mailstore.message.MessageTooBig as soon as it is
     */
    public List<SmtpReply> deliver(
            ReversePath reversePath, List<DeliveryRecipient> recipients, InputStream data) {
        StagedMessage message = messages.stage(data);
        Arrival arrival =
                new Arrival(reversePath, message, messages.body(message), clock.instant());
        List<Prepared> prepared = new ArrayList<>();
        for (DeliveryRecipient recipient : recipients) {
            prepared.add(prepare(arrival, recipient));
        }
        filing.file(arrival, prepared.stream().flatMap(one -> one.planned().stream()).toList());
        return prepared.stream().map(Prepared::reply).toList();
    }

    /** What is known of a recipient before folders are written. */
    private sealed interface Prepared {
        /** There is something to file. */
        record Ready(Planned plan) implements Prepared {}

        record Failed() implements Prepared {}

        default Optional<Planned> planned() {
            return switch (this) {
                case Ready(Planned plan) -> Optional.of(plan);
                case Failed() -> Optional.empty();
            };
        }

        default SmtpReply reply() {
            return planned().map(Planned::reply).orElseGet(SmtpReply::localError);
        }
    }

    private Prepared prepare(Arrival arrival, DeliveryRecipient recipient) {
        try {
            Optional<DeliveryTerms> terms =
                    recipient
                            .terms(clock.instant())
                            .or(() -> directory.terms(recipient.mailboxId()));
            if (terms.isEmpty()) {
                return new Prepared.Failed();
            }
            SieveMessage seen = arrival.seenBy(recipient);
            Planner.Case one = new Planner.Case(arrival, recipient, seen, terms.get());
            return scripts.planned(one)
                    .<Prepared>map(Prepared.Ready::new)
                    .orElseGet(Prepared.Failed::new);
        } catch (RuntimeException e) {
            LogEvent.of("delivery-fault").with("to", recipient.address()).error(log, e);
            return new Prepared.Failed();
        }
    }
}
