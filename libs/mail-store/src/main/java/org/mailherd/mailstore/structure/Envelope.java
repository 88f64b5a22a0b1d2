package org.mailherd.mailstore.structure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ten fields of ENVELOPE (RFC 9051 7.5.2) as octets, null where the message has no such field.
 * {@code sender} and {@code replyTo} are already filled from {@code from} where the RFC asks for
 * it. {@link ImapForm} writes it.
 */
public record Envelope(
        @Nullable String date,
        @Nullable String subject,
        List<EnvelopeAddress> from,
        List<EnvelopeAddress> sender,
        List<EnvelopeAddress> replyTo,
        List<EnvelopeAddress> to,
        List<EnvelopeAddress> cc,
        List<EnvelopeAddress> bcc,
        @Nullable String inReplyTo,
        @Nullable String messageId) {
    public Envelope {
        from = List.copyOf(from);
        sender = List.copyOf(sender);
        replyTo = List.copyOf(replyTo);
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        bcc = List.copyOf(bcc);
    }
}
