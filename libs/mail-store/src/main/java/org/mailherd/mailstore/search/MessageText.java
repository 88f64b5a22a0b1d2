package org.mailherd.mailstore.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mailherd.mailstore.column.Folding;
import org.mailherd.mailstore.message.MessageBody;
import org.mailherd.mailstore.structure.Part;
import org.mailherd.mailstore.structure.TextDecoder;

/**
 * What a search sees of a message: header fields and text parts, transfer encodings, charsets and
 * encoded words decoded, all folded.
 */
public final class MessageText implements AutoCloseable {
    private static final int LARGEST_HEADER = 1024 * 1024;
    // What is searched of one text part: ten times a long novel.
    private static final int LARGEST_PART = 8 * 1024 * 1024;

    /** For fields that need not even be read. */
    private static final Predicate<String> UNSEEN = _ -> false;

    private final MessageBody body;
    private final byte[] whole;

    /** Of a message too large to be held: read once from beginning to end, as parts follow. */
    private @Nullable InputStream stream;

    private long position;

    private MessageText(MessageBody body) {
        this.body = body;
        this.whole = body.size() <= LARGEST_PART ? body.bytes() : new byte[0];
    }

    /**
     * Whether a header field of this name has the text; an empty text asks for the field itself.
     *
     * @param name in upper case
     * @param folded by {@link Folding#foldLine}
     */
    public static boolean fieldContains(Part root, MessageBody body, String name, String folded) {
        int length = (int) Math.min(LARGEST_HEADER, root.bodyStart());
        return anyField(
                body.range(0, length),
                field -> isNamed(field, name) && value(field).contains(folded));
    }

    /** Whether a header, that of a part or an enclosed message as well, or a text part has it. */
    public static boolean contains(Part root, MessageBody body, String folded) {
        String line = Folding.foldLine(folded);
        Predicate<String> fields = field -> field.contains(line);
        return visit(root, body, fields, fields, part -> part.contains(folded));
    }

    /** Whether any text part has the text; no header counts (RFC 9051 6.4.4). */
    public static boolean bodyContains(Part root, MessageBody body, String folded) {
        return visit(root, body, UNSEEN, UNSEEN, part -> part.contains(folded));
    }

    /**
     * Shows all that can be found, until one of the three has seen enough.
     *
     * @param header takes the message's own header fields, folded into one line each
     * @param inner takes those of parts and of enclosed messages
     * @param texts takes the text of parts
     * @return whether one of them has
     */
    static boolean visit(
            Part root,
            MessageBody body,
            Predicate<String> header,
            Predicate<String> inner,
            Predicate<String> texts) {
        try (MessageText text = new MessageText(body)) {
            return text.anyHeader(root, header) || text.anyBody(root, inner, texts);
        }
    }

    private boolean anyHeader(Part entity, Predicate<String> fields) {
        if (fields == UNSEEN) {
            return false;
        }
        long length = Math.min(LARGEST_HEADER, entity.bodyStart() - entity.headerStart());
        byte[] octets = range(entity.headerStart(), (int) length);
        return anyField(octets, field -> fields.test(decoded(field)));
    }

    private boolean anyBody(Part part, Predicate<String> fields, Predicate<String> texts) {
        for (Part child : part.children()) {
            if (anyHeader(child, fields) || anyBody(child, fields, texts)) {
                return true;
            }
        }
        return part.children().isEmpty() && part.type().equals("text") && texts.test(text(part));
    }

    private String text(Part part) {
        int length = (int) Math.min(LARGEST_PART, part.bodySize());
        return Folding.fold(TextDecoder.body(range(part.bodyStart(), length), part));
    }

    private byte[] range(long start, int length) {
        if (whole.length == 0) {
            return streamed(start, length);
        }
        int from = (int) Math.min(start, whole.length);
        int to = (int) Math.min(start + length, whole.length);
        return Arrays.copyOfRange(whole, from, to);
    }

    private byte[] streamed(long start, int length) {
        try {
            InputStream in = stream;
            if (in == null || position > start) {
                close();
                in = body.open();
                stream = in;
                position = 0;
            }
            in.skipNBytes(start - position);
            byte[] octets = in.readNBytes(length);
            position = start + octets.length;
            return octets;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        InputStream in = stream;
        stream = null;
        if (in != null) {
            try {
                in.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Tests the fields one by one: their octets, line ends taken out (RFC 5322 2.2.3). */
    private static boolean anyField(byte[] octets, Predicate<String> test) {
        String header = new String(octets, StandardCharsets.ISO_8859_1);
        int start = 0;
        while (start < header.length()) {
            int end = endOfField(header, start);
            String field = header.substring(start, end).replace("\r", "").replace("\n", "");
            if (!field.isEmpty() && test.test(field)) {
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
        return decoded(field.substring(field.indexOf(':') + 1));
    }

    private static String decoded(String field) {
        return Folding.foldLine(TextDecoder.header(field));
    }
}
