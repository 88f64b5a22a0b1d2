package org.mailherd.mailstore.column;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mailherd.mailstore.structure.Envelope;
import org.mailherd.mailstore.structure.EnvelopeAddress;
import org.mailherd.mailstore.structure.EnvelopeReader;
import org.mailherd.mailstore.structure.RepeatedFields;
import org.mailherd.mailstore.structure.TextDecoder;

/** One message's values for the columns. */
final class EnvelopeColumns {
    /** Stands in no needle: behind it are fields that are searched, but are not what is shown. */
    static final char AGAIN = '\0';

    private final Envelope envelope;
    private final RepeatedFields repeated;

    EnvelopeColumns(byte[] form) {
        this.envelope = EnvelopeReader.read(form);
        this.repeated = EnvelopeReader.repeated(form);
    }

    int sentDay() {
        return SentDay.of(envelope.date());
    }

    /** Null when the message has no such field. */
    Dictionary.@Nullable Value value(TextField field) {
        return switch (field) {
            case SUBJECT -> subject();
            case FROM -> addresses(envelope.from(), repeated.from());
            case TO -> addresses(envelope.to(), List.of());
            case CC -> addresses(envelope.cc(), List.of());
            case BCC -> addresses(envelope.bcc(), List.of());
        };
    }

    private Dictionary.@Nullable Value subject() {
        String subject = envelope.subject();
        if (subject == null) {
            return null;
        }
        StringBuilder all = new StringBuilder(clean(TextDecoder.header(subject)));
        for (String further : repeated.subjects()) {
            all.append(AGAIN).append(clean(TextDecoder.header(further)));
        }
        return Dictionary.Value.plain(all.toString());
    }

    private static Dictionary.@Nullable Value addresses(
            List<EnvelopeAddress> addresses, List<EnvelopeAddress> further) {
        if (addresses.isEmpty() && further.isEmpty()) {
            return null;
        }
        String text = clean(AddressText.of(addresses));
        String all = further.isEmpty() ? text : text + AGAIN + clean(AddressText.of(further));
        if (addresses.isEmpty()) {
            return Dictionary.Value.plain(all);
        }
        return new Dictionary.Value(
                all,
                clean(AddressText.sortKey(addresses.getFirst())),
                clean(AddressText.display(addresses.getFirst())));
    }

    private static String clean(String text) {
        return Folding.foldLine(text.replace('\0', ' '));
    }
}
