package org.mailherd.smtp.bounce;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailmodel.QueueId;
import org.mailherd.mailmodel.ReversePath;
import org.mailherd.mailqueue.bounce.BounceComposer;
import org.mailherd.mailqueue.bounce.DeliveryReport;
import org.mailherd.mailqueue.bounce.ReturnedMessage;
import org.mailherd.mailqueue.envelope.BodyType;
import org.mailherd.mailqueue.envelope.MailTerms;
import org.mailherd.mailqueue.envelope.MessageDsn;
import org.mailherd.mailqueue.envelope.RequireTls;
import org.mailherd.mailqueue.queue.LeasedMessage;
import org.mailherd.mailqueue.queue.MessageEnvelope;
import org.mailherd.mailqueue.queue.NewMessage;
import org.mailherd.mailqueue.queue.NewRecipient;
import org.mailherd.mailqueue.queue.Origin;
import org.mailherd.mailqueue.queue.QueueUnavailableException;
import org.mailherd.mailqueue.queue.QueueWriter;
import org.mailherd.mailqueue.spool.Spool;
import org.mailherd.mailqueue.spool.SpoolDraft;

/** Composes a report from the spooled message and makes it durable. */
final class ReportWriter {
    private final String hostname;
    private final BounceSettings settings;
    private final QueueWriter queue;
    private final Spool spool;
    private final Clock clock;

    ReportWriter(
            String hostname, BounceSettings settings, QueueWriter queue, Spool spool, Clock clock) {
        this.hostname = hostname;
        this.settings = settings;
        this.queue = queue;
        this.spool = spool;
        this.clock = clock;
    }

    MessageHead head(LeasedMessage message) throws IOException {
        try (InputStream in = open(message)) {
            return MessageHead.read(in);
        }
    }

    private InputStream open(LeasedMessage message) throws IOException {
        return spool.read(message.envelope().id(), message.place());
    }

    /** Returns when the report is durable. */
    QueueId enqueue(
            LeasedMessage message, DeliveryReport report, MessageHead head, NewRecipient recipient)
            throws QueueUnavailableException, IOException {
        QueueId id = QueueId.next(clock);
        try (SpoolDraft draft = queue.draft()) {
            EightBitWatch watch = new EightBitWatch(draft);
            new BounceComposer(hostname)
                    .compose(
                            id,
                            report,
                            head.first("Message-ID"),
                            returned(message, report, head),
                            watch);
            BodyType body = watch.sawEightBit() ? BodyType.EIGHT_BIT : BodyType.SEVEN_BIT;
            queue.enqueue(
                    new NewMessage(
                            envelope(id, report.message(), body), List.of(recipient), draft));
        }
        return id;
    }

    private ReturnedMessage returned(
            LeasedMessage message, DeliveryReport report, MessageHead head) {
        return whole(message, report)
                ? new ReturnedMessage(true, () -> open(message))
                : new ReturnedMessage(false, () -> new ByteArrayInputStream(head.octets()));
    }

    /**
     * Only a failure returns the whole message (RFC 3461 4.3). Not one of bare octets, which no
     * message/rfc822 may have (RFC 3030 4), nor one that must travel encrypted (RFC 8689 5).
     */
    private boolean whole(LeasedMessage message, DeliveryReport report) {
        MailTerms terms = message.envelope().terms();
        if (report.kind() != DeliveryReport.Kind.FAILURE
                || terms.body() == BodyType.BINARY
                || terms.requireTls() == RequireTls.YES) {
            return false;
        }
        long size = message.place().length();
        boolean stranger = message.envelope().login().isEmpty();
        return switch (terms.dsn().ret().map(Enum::name).orElse("")) {
            case "HDRS" -> false;
            // To a sender from outside the limit is the same, asked or not: the report may be
            // abused.
            case "FULL" ->
                    size <= (stranger ? settings.returnWhole() : settings.returnAtMost()).toBytes();
            default -> !stranger && size <= settings.returnWhole().toBytes();
        };
    }

    private MessageEnvelope envelope(QueueId id, MessageEnvelope about, BodyType body) {
        boolean utf8 =
                about.reversePath() instanceof ReversePath.Of(MailAddress sender)
                        && !sender.isAscii();
        return new MessageEnvelope(
                id,
                Origin.BOUNCE,
                ReversePath.NULL,
                "127.0.0.1",
                Optional.empty(),
                new MailTerms(
                        body,
                        utf8,
                        protection(about.terms().requireTls()),
                        MessageDsn.NONE,
                        Optional.empty()),
                clock.instant());
    }

    /** RFC 8689 5: a report tells enough of a message to need its protection. */
    private static RequireTls protection(RequireTls ofMessage) {
        return switch (ofMessage) {
            case YES, ENCRYPT -> ofMessage;
            case NO, POLICY -> RequireTls.POLICY;
        };
    }
}
