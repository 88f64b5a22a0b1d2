package org.mailherd.imap.search;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mailherd.mailstore.message.MessageBody;
import org.mailherd.mailstore.structure.Part;
import org.mailherd.mailstore.structure.TextDecoder;

/** What a person reads of a message, in lower case: header fields and text parts, decoded. */
final class MessageText {
    private static final int LARGEST_HEADER = 1024 * 1024;
    // What is searched of one text part: ten times a long novel.
    private static final int LARGEST_PART = 8 * 1024 * 1024;

    private MessageText() {}

    /**
     * One header field.
     *
     * @param name in upper case
     * @param value unfolded, decoded, in lower case
     */
    record Field(String name, String value) {}

    static List<Field> fields(Part entity, MessageBody body) {
        long length = Math.min(LARGEST_HEADER, entity.bodyStart() - entity.headerStart());
        byte[] octets = body.range(entity.headerStart(), (int) length);
        String unfolded =
                new String(octets, StandardCharsets.ISO_8859_1).replaceAll("\r?\n(?=[ \t])", "");
        List<Field> fields = new ArrayList<>();
        for (String line : unfolded.split("\r?\n")) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                String name = line.substring(0, colon).strip().toUpperCase(Locale.ROOT);
                fields.add(new Field(name, lower(TextDecoder.header(line.substring(colon + 1)))));
            }
        }
        return fields;
    }

    static boolean headerContains(Part entity, MessageBody body, String text) {
        return fields(entity, body).stream()
                .anyMatch(f -> (lower(f.name()) + ":" + f.value()).contains(text));
    }

    /** Whether any text part, or the header of an enclosed message, has the text. */
    static boolean bodyContains(Part part, MessageBody body, String text) {
        if (part.isMessage()) {
            Part inner = part.children().getFirst();
            return headerContains(inner, body, text) || bodyContains(inner, body, text);
        }
        if (part.isMultipart()) {
            return part.children().stream().anyMatch(child -> bodyContains(child, body, text));
        }
        return part.type().equals("text") && decoded(part, body).contains(text);
    }

    private static String decoded(Part part, MessageBody body) {
        int length = (int) Math.min(LARGEST_PART, part.bodySize());
        return lower(TextDecoder.body(body.range(part.bodyStart(), length), part));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
