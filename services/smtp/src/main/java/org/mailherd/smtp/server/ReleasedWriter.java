package org.mailherd.smtp.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailmodel.QueueId;
import org.mailherd.mailmodel.ReversePath;
import org.mailherd.mailqueue.envelope.BodyType;
import org.mailherd.mailqueue.envelope.MailTerms;
import org.mailherd.mailqueue.envelope.Notify;
import org.mailherd.mailqueue.envelope.RecipientDsn;
import org.mailherd.mailqueue.queue.MessageEnvelope;
import org.mailherd.mailqueue.queue.NewMessage;
import org.mailherd.mailqueue.queue.NewRecipient;
import org.mailherd.mailqueue.queue.Origin;
import org.mailherd.mailqueue.queue.QueueUnavailableException;
import org.mailherd.mailqueue.queue.QueueWriter;
import org.mailherd.mailqueue.queue.Transport;
import org.mailherd.mailqueue.spool.SpoolDraft;

/**
 * Enqueues what the quarantine lets go. Its sender was refused once and hears nothing more,
 * whatever becomes of it.
 */
final class ReleasedWriter {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final RecipientDsn NOBODY = new RecipientDsn(Notify.NEVER, Optional.empty());

    /** Nobody counted its octets. */
    private static final MailTerms TERMS =
            new MailTerms(
                    BodyType.EIGHT_BIT,
                    false,
                    MailTerms.NONE.requireTls(),
                    MailTerms.NONE.dsn(),
                    Optional.empty());

    private final Host host;
    private final QueueWriter queue;

    ReleasedWriter(Host host, QueueWriter queue) {
        this.host = host;
        this.queue = queue;
    }

    QueueId take(ReversePath sender, MailAddress mailbox, InputStream message) throws IOException {
        Instant now = host.clock().instant();
        QueueId id = QueueId.next(host.clock());
        MessageEnvelope envelope =
                new MessageEnvelope(
                        id, Origin.INBOUND, sender, "127.0.0.1", Optional.empty(), TERMS, now);
        try (SpoolDraft draft = queue.draft()) {
            draft.write(trace(id, now).getBytes(StandardCharsets.US_ASCII));
            message.transferTo(draft);
            queue.enqueue(
                    new NewMessage(
                            envelope,
                            List.of(new NewRecipient(mailbox, mailbox, Transport.LOCAL, NOBODY)),
                            draft));
            return id;
        } catch (QueueUnavailableException e) {
            throw new IOException("the queue did not take the message", e);
        }
    }

    private String trace(QueueId id, Instant now) {
        return "Received: from quarantine by "
                + host.name()
                + " (Mailherd) id "
                + id.value()
                + "; "
                + DATE.format(now)
                + "\r\n";
    }
}
