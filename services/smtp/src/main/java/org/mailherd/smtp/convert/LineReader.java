package org.mailherd.smtp.convert;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * A message line by line, where only CRLF ends a line (RFC 2045 2.10). Of a long line it keeps no
 * more than the beginning.
 */
final class LineReader {
    /** Octets kept of a line: more than any field or delimiter that matters here may have. */
    static final int HEAD = 8 * 1024;

    /** RFC 5321 4.5.3.1.6, without CRLF. */
    private static final int LONGEST = 998;

    private final InputStream in;
    private final byte[] block = new byte[32 * 1024];
    private final byte[] head = new byte[HEAD];
    private int at;
    private int limit;
    private long position;
    private long start;
    private boolean closed;
    private boolean stray;
    private boolean eightBit;

    LineReader(InputStream in) {
        this.in = in;
    }

    /** Goes to the next line; false when there is none. */
    boolean next() throws IOException {
        start = position;
        closed = false;
        stray = false;
        eightBit = false;
        boolean cr = false;
        while (at < limit || fill()) {
            byte b = block[at++];
            if (position - start < HEAD) {
                head[(int) (position - start)] = b;
            }
            position++;
            eightBit |= b < 0;
            if (cr && b == '\n') {
                closed = true;
                return true;
            }
            stray |= cr || b == '\n' || b == 0;
            cr = b == '\r';
        }
        stray |= cr;
        return position > start;
    }

    private boolean fill() throws IOException {
        at = 0;
        limit = Math.max(0, in.read(block));
        return limit > 0;
    }

    /** Of its first octet. */
    long start() {
        return start;
    }

    /** Behind its CRLF. */
    long end() {
        return position;
    }

    /** Octets without CRLF. */
    long length() {
        return position - start - (closed ? 2 : 0);
    }

    /** Whether CRLF ended it, not the message. */
    boolean isClosed() {
        return closed;
    }

    /** Whether it has CR or LF alone, or NUL: what no line of text may have. */
    boolean hasStray() {
        return stray;
    }

    /** Whether it has octets beyond US-ASCII. */
    boolean hasEightBit() {
        return eightBit;
    }

    boolean isTooLong() {
        return length() > LONGEST;
    }

    /** Whether {@link #text} is not all of it. */
    boolean isCut() {
        return length() > HEAD;
    }

    boolean startsWith(char first) {
        return length() > 0 && head[0] == first;
    }

    /** Octets that it takes as quoted-printable, with its CRLF; not for lines that are too long. */
    long quotedLength() {
        return QuotedPrintable.line(head, 0, (int) length()).length + (closed ? 2L : 0);
    }

    /** Its beginning, without CRLF, each octet a character. */
    String text() {
        return new String(head, 0, (int) Math.min(HEAD, length()), StandardCharsets.ISO_8859_1);
    }
}
