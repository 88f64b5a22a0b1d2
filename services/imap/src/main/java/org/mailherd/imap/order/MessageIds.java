package org.mailherd.imap.order;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the header of a message says of its place among others. */
record MessageIds(String messageId, List<String> references) {
    // A thread that long has been cut by every mail program on its way.
    private static final int MOST_REFERENCES = 1000;

    /** Reads a header: its octets. */
    static MessageIds of(byte[] header) {
        String messageId = "";
        List<String> references = List.of();
        List<String> inReplyTo = List.of();
        String text = new String(header, StandardCharsets.ISO_8859_1);
        for (int start = 0; start < text.length(); ) {
            int end = endOfField(text, start);
            String field = text.substring(start, end);
            int colon = field.indexOf(':');
            String name = colon < 0 ? "" : field.substring(0, Math.min(colon, 20));
            switch (name.strip().toLowerCase(Locale.ROOT)) {
                case "message-id" ->
                        messageId = messageId.isEmpty() ? first(ids(field)) : messageId;
                case "references" -> references = references.isEmpty() ? ids(field) : references;
                case "in-reply-to" -> inReplyTo = inReplyTo.isEmpty() ? ids(field) : inReplyTo;
                default -> {}
            }
            start = end;
        }
        // RFC 5256: In-Reply-To counts only without references, and only the first in it.
        return new MessageIds(
                messageId,
                references.isEmpty() && !inReplyTo.isEmpty()
                        ? List.of(inReplyTo.getFirst())
                        : references);
    }

    private static int endOfField(String header, int start) {
        int end = header.indexOf('\n', start);
        while (end >= 0
                && end + 1 < header.length()
                && (header.charAt(end + 1) == ' ' || header.charAt(end + 1) == '\t')) {
            end = header.indexOf('\n', end + 1);
        }
        return end < 0 ? header.length() : end + 1;
    }

    private static String first(List<String> ids) {
        return ids.isEmpty() ? "" : ids.getFirst();
    }

    /**
     * Everything between angles that has an at sign; the quotes of a quoted local part taken off.
     */
    private static List<String> ids(String field) {
        List<String> ids = new ArrayList<>();
        int open = field.indexOf('<');
        while (open >= 0 && ids.size() < MOST_REFERENCES) {
            int close = field.indexOf('>', open);
            if (close < 0) {
                break;
            }
            String id = plain(field.substring(field.lastIndexOf('<', close) + 1, close));
            if (id.indexOf('@') > 0) {
                ids.add(id);
            }
            open = field.indexOf('<', close);
        }
        return ids;
    }

    private static String plain(String id) {
        StringBuilder plain = new StringBuilder(id.length());
        boolean quoted = false;
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\\' && quoted && i + 1 < id.length()) {
                plain.append(id.charAt(++i));
            } else if (c > ' ') {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
