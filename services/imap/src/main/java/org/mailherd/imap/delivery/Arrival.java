package org.mailherd.imap.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailherd.mailmodel.ReversePath;
import org.mailherd.mailstore.message.MessageBody;
import org.mailherd.mailstore.message.StagedMessage;
import org.mailherd.sieve.message.HeaderField;
import org.mailherd.sieve.message.ParsedMessage;
import org.mailherd.sieve.message.SieveEnvelope;
import org.mailherd.sieve.message.SieveMessage;

/** A message that came, the same for all of its recipients. Its octets are on disk already. */
final class Arrival {
    /** The header as scripts see it; a longer one is cut here. */
    private static final int LONGEST_HEADER = 1 << 20;

    /** Bodies are searched up to here. */
    private static final int LONGEST_BODY = 16 << 20;

    private final ReversePath reversePath;
    private final StagedMessage message;
    private final MessageBody body;
    private final Instant at;

    Arrival(ReversePath reversePath, StagedMessage message, MessageBody body, Instant at) {
        this.reversePath = reversePath;
        this.message = message;
        this.body = body;
        this.at = at;
    }

    ReversePath reversePath() {
        return reversePath;
    }

    StagedMessage message() {
        return message;
    }

    MessageBody body() {
        return body;
    }

    /** The header, and some of what follows it. */
    byte[] head() {
        return body.range(0, (int) Math.min(message.size(), LONGEST_HEADER));
    }

    Instant at() {
        return at;
    }

    String messageId() {
        return message.header("Message-ID").orElse("");
    }

    /** What the antispam service has marked. */
    boolean isSpam() {
        return message.header("X-Spam-Flag")
                .filter(flag -> flag.strip().equalsIgnoreCase("YES"))
                .isPresent();
    }

    /** As the recipient's scripts see it; nothing is read before one of them runs. */
    SieveMessage seenBy(DeliveryRecipient recipient) {
        return new LazyMessage(trace(recipient), () -> parsed(recipient));
    }

    /**
     * RFC 5321 4.4: the final delivery writes Return-Path. As octets, UTF-8 where an address has
     * it.
     */
    List<HeaderField> trace(DeliveryRecipient recipient) {
        return List.of(
                new HeaderField("Return-Path", octets(" " + reversePath)),
                new HeaderField("Delivered-To", octets(" " + recipient.address())));
    }

    private static String octets(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private SieveMessage parsed(DeliveryRecipient recipient) {
        SieveEnvelope envelope =
                new SieveEnvelope(
                        reversePath.addressText(),
                        recipient.address().toString(),
                        recipient.originalRecipient(),
                        Optional.empty());
        return ParsedMessage.lazy(
                envelope, head(), message.size(), () -> body.range(0, LONGEST_BODY));
    }

    /** Values of all fields of this name, on one line each. */
    List<String> headers(SieveMessage seen, String name) {
        return seen.headers().stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(HeaderField::unfolded)
                .toList();
    }
}
