package org.mailherd.antispam.content;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A part whose end has not been seen. */
final class Entity {

    enum State {
        /** Its fields are being read. */
        HEADER,
        /** What stands in a container outside its parts. */
        BETWEEN,
        /** Its content. */
        LEAF
    }

    /** Longer than any honest part's; the message's own header has a limit of its own. */
    static final int HEADER_LIMIT = 1 << 15;

    /** Path of the container, with a point behind it where there is one. */
    final String base;

    /** Of a container's parts; 0 for the outermost of a message. */
    final int number;

    final boolean inDigest;
    State state = State.HEADER;
    final ByteArrayOutputStream header = new ByteArrayOutputStream();
    int children;
    byte @Nullable [] boundary;
    boolean digest;

    /** A leaf whose decoded octets are a message. */
    boolean message;

    @Nullable TransferDecoder decoder;
    @Nullable BodyKeeper keeper;

    /** Where its leaf stands in the list of parts. */
    int part = -1;

    /** For alternatives: the first part of the whole and that of the branch being read. */
    int alternatives = -1;

    int branch = -1;

    /**
     * @param base path of the container
     * @param number among its parts; 0 for the outermost of a message
     */
    Entity(String base, int number, boolean inDigest) {
        this.base = base;
        this.number = number;
        this.inDigest = inDigest;
    }

    /** RFC 9051 6.4.5: a message's only part is its first, a message's multipart has no number. */
    String path(boolean multipart) {
        if (number > 0) {
            return joined(number);
        }
        return multipart ? base : joined(1);
    }

    private String joined(int child) {
        return base.isEmpty() ? Integer.toString(child) : base + "." + child;
    }

    void splitAt(String text) {
        boundary = ("--" + text).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Whether the line is this container's boundary. */
    boolean isSplitBy(byte[] octets, int offset, int length) {
        byte[] own = boundary;
        if (own == null || length < own.length) {
            return false;
        }
        for (int i = own.length - 1; i >= 2; i--) {
            if (octets[offset + i] != own[i]) {
                return false;
            }
        }
        return onlyDashesAndBlanks(octets, offset + own.length, offset + length);
    }

    /** Whether the boundary is the last one. */
    boolean isEndedBy(byte[] octets, int offset, int length) {
        byte[] own = boundary;
        int at = own == null ? length : own.length;
        return length >= at + 2 && octets[offset + at] == '-' && octets[offset + at + 1] == '-';
    }

    /** RFC 2046 5.1.1: after it only the two dashes of the end, and white space. */
    private static boolean onlyDashesAndBlanks(byte[] octets, int from, int to) {
        int at = from;
        if (at + 1 < to && octets[at] == '-' && octets[at + 1] == '-') {
            at += 2;
        }
        while (at < to
                && (octets[at] == ' '
                        || octets[at] == '\t'
                        || octets[at] == '\r'
                        || octets[at] == '\n')) {
            at++;
        }
        return at == to;
    }
}
