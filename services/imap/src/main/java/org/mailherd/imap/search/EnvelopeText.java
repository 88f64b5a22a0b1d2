package org.mailherd.imap.search;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mailherd.imap.syntax.SearchKey.EnvelopeField;
import org.mailherd.mailstore.message.MessageRow;
import org.mailherd.mailstore.structure.Envelope;
import org.mailherd.mailstore.structure.EnvelopeAddress;
import org.mailherd.mailstore.structure.EnvelopeReader;
import org.mailherd.mailstore.structure.TextDecoder;

/** One field of a stored envelope as a person reads it, in lower case. */
final class EnvelopeText {

    private EnvelopeText() {}

    static String of(MessageRow row, EnvelopeField field) {
        Envelope envelope = EnvelopeReader.read(Objects.requireNonNull(row.envelope()));
        String text =
                switch (field) {
                    case SUBJECT -> decoded(envelope.subject());
                    case FROM -> addresses(envelope.from());
                    case TO -> addresses(envelope.to());
                    case CC -> addresses(envelope.cc());
                    case BCC -> addresses(envelope.bcc());
                };
        return text.toLowerCase(Locale.ROOT);
    }

    private static String addresses(List<EnvelopeAddress> addresses) {
        return addresses.stream().map(EnvelopeText::address).collect(Collectors.joining(", "));
    }

    /** {@code Name <local@host>}; of a group only its name. */
    private static String address(EnvelopeAddress address) {
        if (address.host() == null) {
            return decoded(address.local());
        }
        return decoded(address.name()) + " <" + address.local() + "@" + address.host() + ">";
    }

    private static String decoded(@Nullable String octets) {
        return octets == null ? "" : TextDecoder.header(octets);
    }
}
