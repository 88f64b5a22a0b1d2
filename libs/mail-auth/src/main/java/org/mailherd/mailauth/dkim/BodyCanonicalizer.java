package org.mailherd.mailauth.dkim;

/**
 * Canonicalizes a body as it streams by (RFC 6376 3.4.3, 3.4.4). Empty lines are held back as a
 * count, never as octets, so that a body of nothing else costs no memory.
 */
final class BodyCanonicalizer {

    /** Takes the canonical body. */
    interface Sink {
        void accept(byte[] octets, int offset, int length);
    }

    private static final byte[] CRLF = {'\r', '\n'};
    private static final int FLUSH_SIZE = 8192;

    private final boolean relaxed;
    private final Sink sink;
    private final byte[] pending = new byte[FLUSH_SIZE];
    private int pendingSize;
    private long emptyLines;
    private boolean lineHasOctets;
    private boolean spaceHeld;
    private boolean carriageReturnHeld;
    private boolean anything;

    BodyCanonicalizer(Canonicalization canonicalization, Sink sink) {
        this.relaxed = canonicalization == Canonicalization.RELAXED;
        this.sink = sink;
    }

    void update(byte[] octets, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            octet(octets[i]);
        }
    }

    void finish() {
        if (carriageReturnHeld) {
            carriageReturnHeld = false;
            content((byte) '\r');
        }
        if (lineHasOctets) {
            endLine(); // a body that does not end in CRLF gets one
        } else if (!anything && !relaxed) {
            put(CRLF[0]); // RFC 6376 3.4.3: a simple empty body is one CRLF; a relaxed one
            // is nothing
            put(CRLF[1]);
        }
        flush();
    }

    private void octet(byte octet) {
        if (carriageReturnHeld) {
            carriageReturnHeld = false;
            if (octet == '\n') {
                endLine();
                return;
            }
            content((byte) '\r');
        }
        if (octet == '\r') {
            carriageReturnHeld = true;
        } else if (relaxed && (octet == ' ' || octet == '\t')) {
            spaceHeld = true;
        } else {
            content(octet);
        }
    }

    private void content(byte octet) {
        for (; emptyLines > 0; emptyLines--) {
            put(CRLF[0]);
            put(CRLF[1]);
        }
        if (spaceHeld) {
            put((byte) ' ');
            spaceHeld = false;
        }
        put(octet);
        lineHasOctets = true;
        anything = true;
    }

    private void endLine() {
        spaceHeld = false; // RFC 6376 3.4.4: white space at the end of a line goes
        if (lineHasOctets) {
            put(CRLF[0]);
            put(CRLF[1]);
            lineHasOctets = false;
        } else {
            emptyLines++;
        }
    }

    private void put(byte octet) {
        pending[pendingSize++] = octet;
        if (pendingSize == pending.length) {
            flush();
        }
    }

    private void flush() {
        sink.accept(pending, 0, pendingSize);
        pendingSize = 0;
    }
}
