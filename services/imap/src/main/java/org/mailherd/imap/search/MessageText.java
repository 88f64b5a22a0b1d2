package org.mailherd.imap.search;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Predicate;
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
     * Whether a header field of this name has the text; an empty text asks for the field itself.
     *
     * @param name in upper case
     */
    static boolean fieldContains(Part entity, MessageBody body, String name, String text) {
        return anyField(entity, body, field -> isNamed(field, name) && value(field).contains(text));
    }

    static boolean headerContains(Part entity, MessageBody body, String text) {
        return anyField(entity, body, field -> lower(TextDecoder.header(field)).contains(text));
    }

    /** Tests the fields one by one: their octets, folding taken out. */
    private static boolean anyField(Part entity, MessageBody body, Predicate<String> test) {
        long length = Math.min(LARGEST_HEADER, entity.bodyStart() - entity.headerStart());
        byte[] octets = body.range(entity.headerStart(), (int) length);
        String header = new String(octets, StandardCharsets.ISO_8859_1);
        int start = 0;
        while (start < header.length()) {
            int end = endOfField(header, start);
            String field = header.substring(start, end).replace("\r", "").replace("\n", "");
            if (test.test(field)) {
                return true;
            }
            start = end;
        }
        return false;
    }

    /** Where the next line begins that is no continuation of this one. */
    private static int endOfField(String header, int start) {
        int end = header.indexOf('\n', start);
        while (end >= 0 && end + 1 < header.length() && isBlank(header.charAt(end + 1))) {
            end = header.indexOf('\n', end + 1);
        }
        return end < 0 ? header.length() : end + 1;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isNamed(String field, String name) {
        return field.regionMatches(true, 0, name, 0, name.length())
                && field.substring(name.length()).stripLeading().startsWith(":");
    }

    private static String value(String field) {
        return lower(TextDecoder.header(field.substring(field.indexOf(':') + 1)));
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
