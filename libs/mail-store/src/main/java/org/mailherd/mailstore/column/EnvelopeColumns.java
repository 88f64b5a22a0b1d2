package org.mailherd.mailstore.column;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mailherd.mailstore.structure.Envelope;
import org.mailherd.mailstore.structure.EnvelopeAddress;
import org.mailherd.mailstore.structure.EnvelopeReader;
import org.mailherd.mailstore.structure.TextDecoder;

/** One message's values for the columns. */
final class EnvelopeColumns {
    private final Envelope envelope;

    EnvelopeColumns(byte[] form) {
        this.envelope = EnvelopeReader.read(form);
    }

    int sentDay() {
        return SentDay.of(envelope.date());
    }

    /** Null when the message has no such field. */
    Dictionary.@Nullable Value value(TextField field) {
        return switch (field) {
            case SUBJECT -> subject();
            case FROM -> addresses(envelope.from());
            case TO -> addresses(envelope.to());
            case CC -> addresses(envelope.cc());
            case BCC -> addresses(envelope.bcc());
        };
    }

    private Dictionary.@Nullable Value subject() {
        String subject = envelope.subject();
        return subject == null ? null : Dictionary.Value.plain(clean(TextDecoder.header(subject)));
    }

    private static Dictionary.@Nullable Value addresses(List<EnvelopeAddress> addresses) {
        if (addresses.isEmpty()) {
            return null;
        }
        return new Dictionary.Value(
                clean(AddressText.of(addresses)),
                clean(AddressText.sortKey(addresses.getFirst())),
                clean(AddressText.display(addresses.getFirst())));
    }

    private static String clean(String text) {
        return Folding.foldLine(text.replace('\0', ' '));
    }
}
