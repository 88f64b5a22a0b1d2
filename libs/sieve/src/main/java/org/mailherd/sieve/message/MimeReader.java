package org.mailherd.sieve.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads octets as MIME (RFC 2045, 2046) with bounded depth and number of parts. */
public final class MimeReader {

    private static final int MAX_DEPTH = 20;
    private static final int MAX_PARTS = 1000;

    private int parts;

    private MimeReader() {}

    /** Never fails: what is malformed is text. */
    public static MimePart read(byte[] octets) {
        return new MimeReader().entity(octets, 0, octets.length, 0, ContentType.DEFAULT);
    }

    /** The fields before the first empty line. */
    public static List<HeaderField> header(byte[] octets) {
        List<HeaderField> fields = new ArrayList<>();
        readHeader(octets, 0, octets.length, fields);
        return fields;
    }

    private record Entity(List<HeaderField> headers, List<MimePart> children, byte[] body)
            implements MimePart {}

    private MimePart entity(byte[] octets, int from, int to, int depth, ContentType fallback) {
        parts++;
        List<HeaderField> fields = new ArrayList<>();
        int body = readHeader(octets, from, to, fields);
        byte[] content = Arrays.copyOfRange(octets, body, to);
        Entity leaf = new Entity(List.copyOf(fields), List.of(), content);
        boolean typed = fields.stream().anyMatch(f -> f.name().equalsIgnoreCase("content-type"));
        ContentType type = typed ? ContentType.of(leaf) : fallback;
        if (depth >= MAX_DEPTH) {
            return leaf;
        }
        if (type.is("message/rfc822") || type.is("message/global")) {
            return new Entity(
                    leaf.headers(),
                    List.of(entity(content, 0, content.length, depth + 1, ContentType.DEFAULT)),
                    content);
        }
        String boundary = type.parameter("boundary");
        if (type.type().equals("multipart") && !boundary.isEmpty()) {
            ContentType child =
                    type.subtype().equals("digest")
                            ? new ContentType("message", "rfc822", java.util.Map.of())
                            : ContentType.DEFAULT;
            return new Entity(leaf.headers(), children(content, boundary, depth, child), content);
        }
        return leaf;
    }

    private List<MimePart> children(byte[] content, String boundary, int depth, ContentType child) {
        byte[] line = ("--" + boundary).getBytes(StandardCharsets.UTF_8);
        List<MimePart> children = new ArrayList<>();
        int start = -1;
        for (int at = 0; at < content.length; at = nextLine(content, at)) {
            if (!startsWith(content, at, line)) {
                continue;
            }
            if (start >= 0 && parts < MAX_PARTS) {
                children.add(
                        entity(
                                content,
                                start,
                                beforeLineEnd(content, start, at),
                                depth + 1,
                                child));
            }
            int after = at + line.length;
            if (after + 1 < content.length && content[after] == '-' && content[after + 1] == '-') {
                return children;
            }
            start = nextLine(content, at);
        }
        if (start >= 0 && parts < MAX_PARTS) {
            children.add(entity(content, start, content.length, depth + 1, child));
        }
        return children;
    }

    /** RFC 2046 5.1.1: the line end before a boundary belongs to it. */
    private static int beforeLineEnd(byte[] content, int start, int boundary) {
        int end = boundary;
        if (end > start && content[end - 1] == '\n') {
            end--;
        }
        if (end > start && content[end - 1] == '\r') {
            end--;
        }
        return end;
    }

    private static boolean startsWith(byte[] content, int at, byte[] line) {
        int end = at + line.length;
        if (end > content.length || !Arrays.equals(content, at, end, line, 0, line.length)) {
            return false;
        }
        if (end + 1 < content.length && content[end] == '-' && content[end + 1] == '-') {
            end += 2;
        }
        while (end < content.length
                && (content[end] == ' ' || content[end] == '\t' || content[end] == '\r')) {
            end++;
        }
        return end == content.length || content[end] == '\n';
    }

    private static int nextLine(byte[] octets, int from) {
        int at = from;
        while (at < octets.length && octets[at] != '\n') {
            at++;
        }
        return Math.min(at + 1, octets.length);
    }

    private static int readHeader(byte[] octets, int from, int to, List<HeaderField> fields) {
        int at = from;
        while (at < to) {
            int end = Math.min(nextLine(octets, at), to);
            if (isEmptyLine(octets, at, end)) {
                return end;
            }
            while (end < to
                    && (octets[end] == ' ' || octets[end] == '\t')
                    && !isEmptyLine(octets, end, Math.min(nextLine(octets, end), to))) {
                end = Math.min(nextLine(octets, end), to);
            }
            String field = new String(octets, at, end - at, StandardCharsets.ISO_8859_1);
            int colon = field.indexOf(':');
            if (colon > 0) {
                fields.add(
                        new HeaderField(
                                field.substring(0, colon).stripTrailing(),
                                withoutLineEnd(field.substring(colon + 1))));
            }
            at = end;
        }
        return to;
    }

    private static boolean isEmptyLine(byte[] octets, int from, int end) {
        return end - from == 1 && octets[from] == '\n'
                || end - from == 2 && octets[from] == '\r' && octets[from + 1] == '\n';
    }

    private static String withoutLineEnd(String value) {
        int end = value.length();
        if (end > 0 && value.charAt(end - 1) == '\n') {
            end--;
        }
        if (end > 0 && value.charAt(end - 1) == '\r') {
            end--;
        }
        return value.substring(0, end);
    }
}
