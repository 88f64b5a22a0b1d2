package org.mailherd.mailauth.header;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A message's header.
 *
 * @param fields in the order of the message
 * @param broken lines that are neither a field nor the continuation of one, at most {@value
 *     #BROKEN_LIMIT} of them
 */
public record HeaderBlock(List<HeaderField> fields, List<String> broken) {

    private static final int BROKEN_LIMIT = 10;

    public HeaderBlock {
        fields = List.copyOf(fields);
        broken = List.copyOf(broken);
    }

    /**
     * @param octets lines ending in CRLF, with or without the empty line that ends the header
     */
    public static HeaderBlock parse(byte[] octets) {
        String text = new String(octets, StandardCharsets.ISO_8859_1);
        List<HeaderField> fields = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        int start = 0;
        while (start < text.length() && !text.startsWith("\r\n", start)) {
            int end = fieldEnd(text, start);
            String raw = text.substring(start, end);
            int colon = raw.indexOf(':');
            String name = colon < 0 ? "" : raw.substring(0, colon).stripTrailing();
            if (isName(name)) {
                fields.add(new HeaderField(name, raw));
            } else if (broken.size() < BROKEN_LIMIT) {
                broken.add(raw);
            }
            start = end;
        }
        return new HeaderBlock(fields, broken);
    }

    public List<HeaderField> all(String name) {
        List<HeaderField> found = List.of();
        for (HeaderField field : fields) {
            if (field.is(name)) {
                found = found.isEmpty() ? List.of(field) : with(found, field);
            }
        }
        return found;
    }

    /** Whether there is a field of that name. */
    public boolean has(String name) {
        for (HeaderField field : fields) {
            if (field.is(name)) {
                return true;
            }
        }
        return false;
    }

    private static List<HeaderField> with(List<HeaderField> found, HeaderField field) {
        // Asked for dozens of names a message: hardly any stands twice, most not at all.
        List<HeaderField> more = found instanceof ArrayList ? found : new ArrayList<>(found);
        more.add(field);
        return more;
    }

    /** A line and the lines after it that begin with white space. */
    private static int fieldEnd(String text, int start) {
        int end = start;
        do {
            int newline = text.indexOf("\r\n", end);
            end = newline < 0 ? text.length() : newline + 2;
        } while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t'));
        return end;
    }

    /** RFC 5322 2.2: printable ASCII but the colon. */
    private static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c <= 0x20 || c >= 0x7f) {
                return false;
            }
        }
        return !name.isEmpty();
    }
}
