package org.mailherd.mailqueue.bounce;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailmodel.QueueId;
import org.mailherd.mailmodel.ReversePath;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.mailqueue.envelope.BodyType;
import org.mailherd.mailqueue.envelope.MailTerms;
import org.mailherd.mailqueue.envelope.MessageDsn;
import org.mailherd.mailqueue.envelope.Notify;
import org.mailherd.mailqueue.envelope.OriginalRecipient;
import org.mailherd.mailqueue.envelope.RecipientDsn;
import org.mailherd.mailqueue.envelope.RequireTls;
import org.mailherd.mailqueue.queue.MessageEnvelope;
import org.mailherd.mailqueue.queue.Origin;
import org.mailherd.mailqueue.queue.QueuedRecipient;
import org.mailherd.mailqueue.queue.Transport;

/** Reports to look at. */
final class Reports {
    static final Instant ARRIVED = Instant.parse("2026-01-02T03:04:05Z");
    static final Instant NOW = Instant.parse("2026-01-02T07:04:05Z");
    static final String HOST = "mx.alpha.test";

    private Reports() {}

    static MessageEnvelope message(String sender, boolean utf8, Optional<String> envid) {
        return new MessageEnvelope(
                new QueueId("4XbT2k1mzQaa"),
                Origin.SUBMISSION,
                ReversePath.parse(sender),
                "192.0.2.1",
                Optional.empty(),
                new MailTerms(
                        BodyType.EIGHT_BIT,
                        utf8,
                        RequireTls.POLICY,
                        new MessageDsn(Optional.empty(), envid),
                        Optional.empty()),
                ARRIVED);
    }

    static QueuedRecipient recipient(String address, String original, Optional<String> orcpt) {
        return new QueuedRecipient(
                0,
                MailAddress.parse(address),
                MailAddress.parse(original),
                Transport.REMOTE,
                new RecipientDsn(Notify.UNSET, orcpt.map(OriginalRecipient::parse)),
                1);
    }

    static RecipientOutcome failed(QueuedRecipient recipient, SmtpReply reply, String host) {
        return new RecipientOutcome(
                recipient,
                ReportAction.FAILED,
                reply,
                Optional.of(host).filter(name -> !name.isEmpty()));
    }

    static byte[] write(MessageEnvelope message, RecipientOutcome... outcomes) {
        return write(
                new DeliveryReport(message, List.of(outcomes), Optional.empty(), NOW),
                false,
                "Subject: \u00e4\r\nX: y\r\n".getBytes(StandardCharsets.ISO_8859_1));
    }

    static byte[] write(DeliveryReport report, boolean whole, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new BounceComposer(HOST)
                    .compose(
                            new QueueId("4XbT2k1mzQbb"),
                            report,
                            Optional.of("<1@outside.test>"),
                            new ReturnedMessage(whole, () -> new ByteArrayInputStream(content)),
                            out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
