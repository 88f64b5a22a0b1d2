package org.mailherd.sieve.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Reads octets as MIME (RFC 2045, 2046) with bounded depth and number of parts. */
public final class MimeReader {

    private static final int MAX_DEPTH = 20;
    private static final int MAX_PARTS = 1000;

    /** Of one header; the rest is not seen by scripts. */
    private static final int MAX_FIELDS = 5000;

    private static final int NO_BODY = -1;

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

    /** A body is a range of the octets it was read from: nested parts are not copied. */
    private record Place(byte[] octets, int from, int to, boolean there) {}

    private record Entity(
            List<HeaderField> headers, List<MimePart> children, Place place, ContentType fallback)
            implements MimePart {
        @Override
        public byte[] body() {
            return Arrays.copyOfRange(place.octets, place.from, place.to);
        }

        @Override
        public boolean hasBody() {
            return place.there;
        }

        Entity with(List<MimePart> inside) {
            return new Entity(headers, inside, place, fallback);
        }
    }

    private MimePart entity(byte[] octets, int from, int to, int depth, ContentType fallback) {
        parts++;
        List<HeaderField> fields = new ArrayList<>();
        int end = readHeader(octets, from, to, fields);
        int body = end == NO_BODY ? to : end;
        Place place = new Place(octets, body, to, end != NO_BODY);
        Entity leaf = new Entity(List.copyOf(fields), List.of(), place, fallback);
        ContentType type = ContentType.of(leaf);
        if (depth >= MAX_DEPTH) {
            return leaf;
        }
        if (type.is("message/rfc822") || type.is("message/global")) {
            return leaf.with(List.of(entity(octets, body, to, depth + 1, ContentType.DEFAULT)));
        }
        String boundary = type.parameter("boundary");
        if (type.type().equals("multipart") && !boundary.isEmpty()) {
            return leaf.with(children(leaf, boundary, depth, childType(type)));
        }
        return leaf;
    }

    /** RFC 2046 5.1.5. */
    private static ContentType childType(ContentType type) {
        return type.subtype().equals("digest")
                ? new ContentType("message", "rfc822", Map.of())
                : ContentType.DEFAULT;
    }

    private List<MimePart> children(Entity parent, String boundary, int depth, ContentType child) {
        byte[] octets = parent.place.octets;
        int to = parent.place.to;
        byte[] line = ("--" + boundary).getBytes(StandardCharsets.UTF_8);
        List<MimePart> children = new ArrayList<>();
        int start = -1;
        for (int at = parent.place.from; at < to; at = nextLine(octets, at, to)) {
            if (!startsWith(octets, at, to, line)) {
                continue;
            }
            if (start >= 0 && parts < MAX_PARTS) {
                int end = beforeLineEnd(octets, start, at);
                children.add(entity(octets, start, end, depth + 1, child));
            }
            int after = at + line.length;
            if (after + 1 < to && octets[after] == '-' && octets[after + 1] == '-') {
                return children;
            }
            start = nextLine(octets, at, to);
        }
        if (start >= 0 && parts < MAX_PARTS) {
            children.add(entity(octets, start, to, depth + 1, child));
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

    private static boolean startsWith(byte[] octets, int at, int to, byte[] line) {
        int end = at + line.length;
        if (end > to || !Arrays.equals(octets, at, end, line, 0, line.length)) {
            return false;
        }
        if (end + 1 < to && octets[end] == '-' && octets[end + 1] == '-') {
            end += 2;
        }
        while (end < to && (octets[end] == ' ' || octets[end] == '\t' || octets[end] == '\r')) {
            end++;
        }
        return end == to || octets[end] == '\n';
    }

    private static int nextLine(byte[] octets, int from, int to) {
        int at = from;
        while (at < to && octets[at] != '\n') {
            at++;
        }
        return Math.min(at + 1, to);
    }

    private static int readHeader(byte[] octets, int from, int to, List<HeaderField> fields) {
        int at = from;
        while (at < to) {
            int end = nextLine(octets, at, to);
            if (isEmptyLine(octets, at, end)) {
                return end;
            }
            while (end < to
                    && (octets[end] == ' ' || octets[end] == '\t')
                    && !isEmptyLine(octets, end, nextLine(octets, end, to))) {
                end = nextLine(octets, end, to);
            }
            String field = new String(octets, at, end - at, StandardCharsets.ISO_8859_1);
            int colon = field.indexOf(':');
            if (colon > 0 && fields.size() < MAX_FIELDS) {
                fields.add(
                        new HeaderField(
                                field.substring(0, colon).stripTrailing(),
                                withoutLineEnd(field.substring(colon + 1))));
            }
            at = end;
        }
        return NO_BODY;
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
