package org.mailherd.smtp.data;

/**
 * Takes the octets behind DATA, in blocks cut anywhere (RFC 5321 4.5.2): finds the end, which is
 * CRLF.CRLF and nothing else, removes the dots that the client doubled, and notes what other
 * servers may take for a line end: CR without LF, LF without CR, NUL (threats: SMTP smuggling, CERT
 * VU#302671).
 */
final class DotDecoder {
    private enum At {
        LINE_START,
        DOT,
        DOT_CR,
        TEXT,
        CR
    }

    private final DraftSink sink;
    private At at = At.LINE_START;
    private boolean ended;

    DotDecoder(DraftSink sink) {
        this.sink = sink;
    }

    /** Whether the message is complete. */
    boolean ended() {
        return ended;
    }

    /**
     * Returns how many octets belong to the message and its end; fewer than all only at the end.
     */
    int take(byte[] bytes, int from, int to) {
        int run = from;
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            switch (at) {
                case TEXT -> {
                    i = skipText(bytes, i, to);
                    if (i < to) {
                        special(bytes[i]);
                    }
                }
                case CR -> afterCr(b);
                case LINE_START -> {
                    if (b == '.') {
                        sink.take(bytes, run, i - run);
                        run = i + 1;
                        at = At.DOT;
                    } else {
                        text(b);
                    }
                }
                case DOT -> {
                    if (b == '\r') {
                        run = i + 1;
                        at = At.DOT_CR;
                    } else {
                        text(b);
                    }
                }
                case DOT_CR -> {
                    if (b == '\n') {
                        ended = true;
                        return i + 1 - from;
                    }
                    sink.spoil();
                    text(b);
                }
            }
        }
        sink.take(bytes, run, to - run);
        return to - from;
    }

    /** The next octet that is not plain text: nearly all of a message is passed here. */
    private int skipText(byte[] bytes, int from, int to) {
        int i = from;
        int seen = 0;
        while (i < to && (bytes[i] > '\r' || bytes[i] < 0)) {
            seen |= bytes[i++];
        }
        if (seen < 0) {
            sink.eightBit();
        }
        return i;
    }

    private void text(byte b) {
        if (b < 0) {
            sink.eightBit();
        }
        at = At.TEXT;
        special(b);
    }

    private void special(byte b) {
        if (b == '\r') {
            at = At.CR;
        } else if (b == '\n' || b == 0) {
            sink.spoil();
        }
    }

    private void afterCr(byte b) {
        if (b == '\n') {
            at = At.LINE_START;
        } else {
            sink.spoil();
            text(b);
        }
    }
}
