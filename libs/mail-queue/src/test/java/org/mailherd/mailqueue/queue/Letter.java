package org.mailherd.mailqueue.queue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailmodel.QueueId;
import org.mailherd.mailmodel.ReversePath;
import org.mailherd.mailqueue.envelope.MailTerms;
import org.mailherd.mailqueue.spool.SpoolDraft;

/** What tests put into the queue: carol@outside.test writes from 192.0.2.1. */
record Letter(Origin origin, MailTerms terms, String content, List<NewRecipient> recipients) {

    static Letter to(Transport transport, String... recipients) {
        return new Letter(
                Origin.INBOUND,
                MailTerms.NONE,
                "hello",
                Arrays.stream(recipients)
                        .map(MailAddress::parse)
                        .map(address -> new NewRecipient(address, address, transport))
                        .toList());
    }

    Letter saying(String text) {
        return new Letter(origin, terms, text, recipients);
    }

    Letter asking(MailTerms other) {
        return new Letter(origin, other, content, recipients);
    }

    QueueId enqueue(QueueWriter writer, Clock clock) throws IOException, QueueUnavailableException {
        QueueId id = QueueId.next(clock);
        MessageEnvelope envelope =
                new MessageEnvelope(
                        id,
                        origin,
                        ReversePath.parse("<carol@outside.test>"),
                        "192.0.2.1",
                        Optional.empty(),
                        terms,
                        clock.instant());
        try (SpoolDraft draft = writer.draft()) {
            draft.write(content.getBytes(StandardCharsets.US_ASCII));
            writer.enqueue(new NewMessage(envelope, recipients, draft));
        }
        return id;
    }
}
