package org.mailherd.smtp.data;

/**
 * Watches octets go by, in blocks cut anywhere, for what other servers may take for a line end: CR
 * without LF, LF without CR, NUL (threats: SMTP smuggling, CERT VU#302671).
 */
final class LineCheck {
    private boolean afterCr;
    private boolean atLineStart = true;
    private boolean spoiled;

    void feed(byte[] bytes, int offset, int length) {
        boolean cr = afterCr;
        int end = offset + length;
        for (int i = offset; i < end; i++) {
            byte b = bytes[i];
            // One comparison for nearly every octet of text.
            if (b > '\r' && !cr) {
                continue;
            }
            if (cr != (b == '\n') || b == 0) {
                spoiled = true;
            }
            cr = b == '\r';
        }
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

    boolean spoiled() {
        return spoiled || afterCr;
    }
}
