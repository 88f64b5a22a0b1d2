package org.mailherd.smtp.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.mailherd.mailqueue.spool.SpoolDraft;

/**
 * The header fields of a message as octets; nothing is decoded, so that what is not removed stays
 * as it was signed.
 *
 * @param length octets of the message that the section takes, its empty line included
 */
record HeaderSection(List<Field> fields, int length) {
    private static final int FIRST_LOOK = 4 * 1024;
    private static final byte[] CRLF = "\r\n".getBytes(StandardCharsets.US_ASCII);

    /**
     * One field.
     *
     * @param name as written
     * @param raw with name, folds and final CRLF
     */
    record Field(String name, byte[] raw) {
        boolean named(String other) {
            return name.equalsIgnoreCase(other);
        }

        /**
         * The value in one line. RFC 6532 allows UTF-8; other octets become replacement characters.
         */
        String value() {
            String text = new String(raw, StandardCharsets.UTF_8);
            return text.substring(text.indexOf(':') + 1).replace("\r\n", "").strip();
        }
    }

    /**
     * Reads the section of a message, looking at no more of it than needed.
     *
     * @return empty when the section is longer than the limit
     */
    static Optional<HeaderSection> read(SpoolDraft draft, int limit) throws IOException {
        int look = Math.min(FIRST_LOOK, limit);
        while (true) {
            byte[] first = draft.firstBytes(look);
            Optional<HeaderSection> section = parse(first, first.length == draft.size());
            if (section.isPresent() || look == limit) {
                return section;
            }
            look = Math.min(look * 8, limit);
        }
    }

    /**
     * Reads the fields from the first octets of a message.
     *
     * @param whole whether these octets are all of the message
     * @return empty when the section goes on behind them
     */
    static Optional<HeaderSection> parse(byte[] first, boolean whole) {
        List<Field> fields = new ArrayList<>();
        int at = 0;
        while (at < first.length) {
            int end = endOfField(first, at);
            if (end < 0) {
                return whole ? Optional.of(new HeaderSection(fields, at)) : Optional.empty();
            }
            if (end - at == 2) {
                return Optional.of(new HeaderSection(fields, end));
            }
            int colon = colon(first, at, end);
            if (colon < 0) {
                // No field: the body begins here without an empty line before it.
                return Optional.of(new HeaderSection(fields, at));
            }
            String name = new String(first, at, colon - at, StandardCharsets.US_ASCII).strip();
            fields.add(new Field(name, Arrays.copyOfRange(first, at, end)));
            at = end;
        }
        return whole ? Optional.of(new HeaderSection(fields, at)) : Optional.empty();
    }

    /** Behind the CRLF that no white space follows; -1 when there is none. */
    private static int endOfField(byte[] bytes, int from) {
        for (int i = from + 1; i < bytes.length; i++) {
            if (bytes[i] != '\n' || bytes[i - 1] != '\r') {
                continue;
            }
            boolean folded =
                    i - from > 1
                            && i + 1 < bytes.length
                            && (bytes[i + 1] == ' ' || bytes[i + 1] == '\t');
            if (!folded) {
                return i + 1;
            }
        }
        return -1;
    }

    private static int colon(byte[] bytes, int from, int end) {
        for (int i = from; i < end; i++) {
            byte b = bytes[i];
            if (b == ':') {
                return i == from ? -1 : i;
            }
            // RFC 5322 2.2: printable US-ASCII; obs-optional allows white space before the colon.
            if (b < ' ' || b == 0x7f) {
                return -1;
            }
        }
        return -1;
    }

    List<Field> named(String name) {
        return fields.stream().filter(field -> field.named(name)).toList();
    }

    /** Whether a field has this value, in any case. */
    boolean says(String name, String value) {
        return fields.stream()
                .anyMatch(field -> field.named(name) && field.value().equalsIgnoreCase(value));
    }

    boolean has(String name) {
        return fields.stream().anyMatch(field -> field.named(name));
    }

    /** The section again, with lines before it and without some fields. */
    byte[] rewrite(String before, Predicate<Field> removed) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(length + before.length() + 2);
        out.writeBytes(before.getBytes(StandardCharsets.UTF_8));
        for (Field field : fields) {
            if (!removed.test(field)) {
                out.writeBytes(field.raw());
            }
        }
        out.writeBytes(CRLF);
        return out.toByteArray();
    }
}
