package org.mailherd.mailstore.structure;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * The header fields of one entity as octets: unfolded (RFC 5322 2.2.3), the blanks and tabs of a
 * fold being one blank as other servers have it, those at both ends cut. Lines that are no field
 * are passed over.
 */
final class Header {
    private final List<Field> fields = new ArrayList<>();
    private final int fieldOctets;
    private @Nullable String name;
    private final StringBuilder value = new StringBuilder();

    record Field(String name, String value) {}

    Header(int fieldOctets) {
        this.fieldOctets = fieldOctets;
    }

    /** Takes a line without its end. */
    void addLine(byte[] line, int length) {
        String text = new String(line, 0, length, StandardCharsets.ISO_8859_1);
        boolean continued = text.startsWith(" ") || text.startsWith("\t");
        if (continued) {
            text = " " + text.stripLeading();
        } else {
            end();
            int colon = text.indexOf(':');
            if (colon > 0) {
                name = text.substring(0, colon).stripTrailing().toLowerCase(Locale.ROOT);
                text = text.substring(colon + 1);
            }
        }
        if (name != null && value.length() < fieldOctets) {
            value.append(text, 0, Math.min(text.length(), fieldOctets - value.length()));
        }
    }

    /** The last field is complete. */
    void end() {
        if (name != null) {
            fields.add(new Field(name, value.toString().strip()));
        }
        name = null;
        value.setLength(0);
    }

    /** First value of the field; the name in lower case. */
    @Nullable String first(String lowerName) {
        for (Field field : fields) {
            if (field.name.equals(lowerName)) {
                return field.value;
            }
        }
        return null;
    }

    /** All values of the field as one list with commas; null where there is none. */
    @Nullable String joined(String lowerName) {
        StringJoiner joined = new StringJoiner(", ");
        fields.stream()
                .filter(field -> field.name.equals(lowerName))
                .forEach(field -> joined.add(field.value));
        return first(lowerName) == null ? null : joined.toString();
    }

    /** Values behind the first, as many as fit into the length of one field. */
    List<String> further(String lowerName) {
        List<String> further = new ArrayList<>();
        int left = fieldOctets;
        for (Field field : fields.stream().filter(f -> f.name.equals(lowerName)).skip(1).toList()) {
            left -= field.value.length();
            if (left < 0) {
                break;
            }
            further.add(field.value);
        }
        return further;
    }

    Optional<String> find(String anyName) {
        return Optional.ofNullable(first(anyName.toLowerCase(Locale.ROOT)));
    }
}
