package org.mailherd.smtp.data;

/**
 * Watches octets of a chunk go by, in blocks cut anywhere, for what other servers may take for a
 * line end: CR without LF, LF without CR, NUL (threats: SMTP smuggling, CERT VU#302671).
 */
final class LineCheck {
    private boolean afterCr;
    private boolean atLineStart = true;
    private boolean spoiled;
    private boolean eightBit;

    void feed(byte[] bytes, int offset, int length) {
        boolean cr = afterCr;
        int seen = 0;
        int end = offset + length;
        for (int i = offset; i < end; i++) {
            byte b = bytes[i];
            seen |= b;
            // One comparison for nearly every octet of text.
            if (b > '\r' && !cr) {
                continue;
            }
            if (cr != (b == '\n') || b == 0) {
                spoiled = true;
            }
            cr = b == '\r';
        }
        eightBit |= seen < 0;
        if (length > 0) {
            atLineStart = bytes[end - 1] == '\n' && wasCrBefore(bytes, offset, length);
            afterCr = cr;
        }
    }

    private boolean wasCrBefore(byte[] bytes, int offset, int length) {
        return length > 1 ? bytes[offset + length - 2] == '\r' : afterCr;
    }

    /** True at the beginning and after CRLF. */
    boolean atLineStart() {
        return atLineStart;
    }

    /** Whether it is lost whatever follows; a CR at the end may still be half of a CRLF. */
    boolean spoiledForGood() {
        return spoiled;
    }

    /** Whether it is lost if nothing follows. */
    boolean spoiled() {
        return spoiled || afterCr;
    }

    boolean hasEightBit() {
        return eightBit;
    }
}
