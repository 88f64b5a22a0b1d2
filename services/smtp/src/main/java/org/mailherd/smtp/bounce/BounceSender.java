package org.mailherd.smtp.bounce;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mailherd.directory.recipient.Destination;
import org.mailherd.directory.recipient.RecipientResolver;
import org.mailherd.directory.recipient.Resolution;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailmodel.QueueId;
import org.mailherd.mailmodel.ReversePath;
import org.mailherd.mailqueue.bounce.BounceComposer;
import org.mailherd.mailqueue.bounce.FailedRecipient;
import org.mailherd.mailqueue.envelope.MailTerms;
import org.mailherd.mailqueue.queue.LeasedMessage;
import org.mailherd.mailqueue.queue.MessageEnvelope;
import org.mailherd.mailqueue.queue.NewMessage;
import org.mailherd.mailqueue.queue.NewRecipient;
import org.mailherd.mailqueue.queue.Origin;
import org.mailherd.mailqueue.queue.QueueUnavailableException;
import org.mailherd.mailqueue.queue.QueueWriter;
import org.mailherd.mailqueue.queue.Transport;
import org.mailherd.mailqueue.spool.Spool;
import org.mailherd.mailqueue.spool.SpoolDraft;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Enqueues the report about failed recipients of a message. */
public final class BounceSender {
    private static final Logger log = LoggerFactory.getLogger(BounceSender.class);
    private static final int MAX_HEAD = 64 * 1024;
    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final BounceComposer composer;
    private final RecipientResolver resolver;
    private final QueueWriter queue;
    private final Spool spool;
    private final Clock clock;

    public BounceSender(
            String hostname,
            RecipientResolver resolver,
            QueueWriter queue,
            Spool spool,
            Clock clock) {
        this.composer = new BounceComposer(hostname);
        this.resolver = resolver;
        this.queue = queue;
        this.spool = spool;
        this.clock = clock;
    }

    /**
     * Returns when the report is durable, or when there is nobody to tell.
     *
     * @throws QueueUnavailableException when it must be tried again: the failed rows must stay
     */
    public void send(LeasedMessage message, List<FailedRecipient> failed)
            throws QueueUnavailableException, IOException {
        switch (message.envelope().reversePath()) {
            case ReversePath.NullPath() -> dropped(message, "null reverse path");
            case ReversePath.Of(MailAddress sender) -> {
                Optional<NewRecipient> recipient = recipient(sender);
                if (recipient.isPresent()) {
                    enqueue(message, failed, recipient.get());
                } else {
                    dropped(message, "the sender does not exist here");
                }
            }
        }
    }

    private static void dropped(LeasedMessage message, String reason) {
        LogEvent.of("bounce-dropped")
                .with("qid", message.envelope().id())
                .quoted("reason", reason)
                .info(log);
    }

    /** A report goes to one address: where aliases fan out, to the first. */
    private Optional<NewRecipient> recipient(MailAddress sender) {
        return switch (resolver.resolve(sender)) {
            case Resolution.NotLocal() ->
                    Optional.of(new NewRecipient(sender, sender, Transport.REMOTE));
            case Resolution.Deliver(List<Destination> destinations) -> first(sender, destinations);
            case Resolution.Unknown(_), Resolution.Disabled(_) -> Optional.empty();
        };
    }

    private static Optional<NewRecipient> first(
            MailAddress sender, List<Destination> destinations) {
        List<NewRecipient> recipients = new ArrayList<>();
        for (Destination destination : destinations) {
            switch (destination) {
                case Destination.LocalMailbox local ->
                        recipients.add(new NewRecipient(local.address(), sender, Transport.LOCAL));
                case Destination.Remote(MailAddress address) ->
                        recipients.add(new NewRecipient(address, sender, Transport.REMOTE));
                case Destination.Forward(MailAddress address) ->
                        recipients.add(new NewRecipient(address, sender, Transport.FORWARD));
                case Destination.Relay(MailAddress address) ->
                        recipients.add(new NewRecipient(address, sender, Transport.RELAY));
                case Destination.Discard(), Destination.Learn(_) -> {}
            }
        }
        return recipients.stream().findFirst();
    }

    private void enqueue(
            LeasedMessage message, List<FailedRecipient> failed, NewRecipient recipient)
            throws QueueUnavailableException, IOException {
        QueueId id = QueueId.next(clock);
        Instant now = clock.instant();
        MessageEnvelope envelope =
                new MessageEnvelope(
                        id,
                        Origin.BOUNCE,
                        ReversePath.NULL,
                        "127.0.0.1",
                        Optional.empty(),
                        MailTerms.NONE.withSmtpUtf8(message.envelope().smtpUtf8()),
                        now);
        try (SpoolDraft draft = queue.draft()) {
            draft.write(composer.compose(id, message.envelope(), failed, head(message), now));
            queue.enqueue(new NewMessage(envelope, List.of(recipient), draft));
        }
        LogEvent.of("bounce")
                .with("qid", message.envelope().id())
                .with("bounce_qid", id)
                .quoted("to", "<" + recipient.recipient() + ">")
                .with("failed", failed.size())
                .info(log);
    }

    /** The header section without its empty line, or as much of it as is reasonable to return. */
    private byte[] head(LeasedMessage message) throws IOException {
        byte[] first;
        try (InputStream in = spool.read(message.envelope().id(), message.place())) {
            first = in.readNBytes(MAX_HEAD);
        }
        int end = indexOf(first, END_OF_HEAD);
        return Arrays.copyOf(first, end < 0 ? lastLine(first) : end + 2);
    }

    private static int lastLine(byte[] bytes) {
        for (int i = bytes.length; i > 0; i--) {
            if (bytes[i - 1] == '\n') {
                return i;
            }
        }
        return 0;
    }

    private static int indexOf(byte[] bytes, byte[] sought) {
        for (int i = 0; i + sought.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + sought.length, sought, 0, sought.length)) {
                return i;
            }
        }
        return -1;
    }
}
