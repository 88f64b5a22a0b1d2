package org.mailherd.antispam.message;

import org.mailherd.mailauth.dkim.BodySink;

/**
 * Gives every line its CRLF. What came over SMTP passes unchanged and uncopied; a file of lines
 * that end in a bare LF, as {@code rspamc} sends it, gets its CR back. The first line end decides.
 */
final class LineEnds {

    private enum Kind {
        UNKNOWN,
        CRLF,
        LF
    }

    private final BodySink to;
    private Kind kind = Kind.UNKNOWN;
    private byte before;
    private byte[] wide = new byte[0];

    LineEnds(BodySink to) {
        this.to = to;
    }

    void update(byte[] octets, int length) {
        if (kind == Kind.UNKNOWN) {
            decide(octets, length);
        }
        if (kind == Kind.LF) {
            widen(octets, length);
        } else {
            to.update(octets, 0, length);
        }
        before = length > 0 ? octets[length - 1] : before;
    }

    private void decide(byte[] octets, int length) {
        for (int i = 0; i < length && kind == Kind.UNKNOWN; i++) {
            if (octets[i] == '\n') {
                byte last = i == 0 ? before : octets[i - 1];
                kind = last == '\r' ? Kind.CRLF : Kind.LF;
            }
        }
    }

    private void widen(byte[] octets, int length) {
        if (wide.length < 2 * length) {
            wide = new byte[2 * length];
        }
        int count = 0;
        byte last = before;
        for (int i = 0; i < length; i++) {
            byte octet = octets[i];
            if (octet == '\n' && last != '\r') {
                wide[count++] = '\r';
            }
            wide[count++] = octet;
            last = octet;
        }
        to.update(wide, 0, count);
    }
}
