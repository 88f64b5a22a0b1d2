package org.mailherd.mailstore.structure;

import java.util.List;

/** Makes the ENVELOPE of a message from its header. */
final class EnvelopeComposer {
    private EnvelopeComposer() {}

    static Envelope compose(Header header, MimeLimits limits) {
        List<EnvelopeAddress> from = addresses(header, "from", limits);
        List<EnvelopeAddress> sender = addresses(header, "sender", limits);
        List<EnvelopeAddress> replyTo = addresses(header, "reply-to", limits);
        return new Envelope(
                header.first("date"),
                header.first("subject"),
                from,
                // RFC 9051 7.5.2: the server puts the From here when the field is missing or empty.
                sender.isEmpty() ? from : sender,
                replyTo.isEmpty() ? from : replyTo,
                destinations(header, "to", limits),
                destinations(header, "cc", limits),
                destinations(header, "bcc", limits),
                header.first("in-reply-to"),
                header.first("message-id"));
    }

    /** Of the fields of which an envelope has the first alone. */
    static RepeatedFields repeated(Header header, MimeLimits limits) {
        String from = String.join(", ", header.further("from"));
        return new RepeatedFields(
                header.further("subject"), AddressParser.parse(from, limits.addresses()));
    }

    private static List<EnvelopeAddress> addresses(Header header, String name, MimeLimits limits) {
        return AddressParser.parse(header.first(name), limits.addresses());
    }

    /** RFC 5322 4.5.3: of a destination field that comes again, the lists are one. */
    private static List<EnvelopeAddress> destinations(
            Header header, String name, MimeLimits limits) {
        return AddressParser.parse(header.joined(name), limits.addresses());
    }
}
