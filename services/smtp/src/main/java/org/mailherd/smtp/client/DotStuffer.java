package org.mailherd.smtp.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Sends a message as DATA wants it: every line ends in CRLF, a dot at its beginning is doubled, the
 * end is CRLF.CRLF. Whatever the spool holds, the receiver sees one message: a bare CR or LF
 * becomes CRLF, NUL is left out.
 */
public final class DotStuffer {
    private static final byte[] CRLF = "\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = ".\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int BLOCK = 8 * 1024;

    private final OutputStream out;
    private boolean lineStart = true;
    private boolean afterCr;

    private final boolean dots;

    private DotStuffer(OutputStream out, boolean dots) {
        this.out = out;
        this.dots = dots;
    }

    /** Copies all of {@code message} and ends the data; does not flush. */
    public static void send(InputStream message, OutputStream out) throws IOException {
        DotStuffer stuffer = new DotStuffer(out, true);
        stuffer.copy(message);
        out.write(END);
    }

    /** The same lines without dots and end, for BDAT. */
    public static void straighten(InputStream message, OutputStream out) throws IOException {
        new DotStuffer(out, false).copy(message);
    }

    private void copy(InputStream message) throws IOException {
        byte[] block = new byte[BLOCK];
        for (int length = message.read(block); length >= 0; length = message.read(block)) {
            block(block, length);
        }
        finish();
    }

    /** Runs between line beginnings and ends go out as they are. */
    private void block(byte[] bytes, int length) throws IOException {
        int from = 0;
        for (int i = 0; i < length; i++) {
            byte b = bytes[i];
            if (b > '.' && !afterCr) {
                lineStart = false;
                continue;
            }
            if (b == '\r' && !afterCr && i + 1 < length && bytes[i + 1] == '\n') {
                i++; // the usual end of a line stays in the run
                lineStart = true;
                continue;
            }
            if (b == '\n' && afterCr) {
                // The CR was held back: one CRLF for both.
                from = i + 1;
                endLine();
                continue;
            }
            if (afterCr) {
                endLine();
            }
            from = special(bytes, from, i);
        }
        out.write(bytes, from, length - from);
    }

    /** Returns where the next run begins. */
    private int special(byte[] bytes, int from, int at) throws IOException {
        byte b = bytes[at];
        switch (b) {
            case '\r' -> {
                out.write(bytes, from, at - from);
                afterCr = true;
                return at + 1;
            }
            case '\n' -> {
                out.write(bytes, from, at - from);
                endLine();
                return at + 1;
            }
            case 0 -> {
                out.write(bytes, from, at - from);
                return at + 1;
            }
            case '.' -> {
                if (!lineStart || !dots) {
                    lineStart = false;
                    return from;
                }
                out.write(bytes, from, at - from);
                out.write('.');
                lineStart = false;
                return at;
            }
            default -> {
                lineStart = false;
                return from;
            }
        }
    }

    private void endLine() throws IOException {
        out.write(CRLF);
        afterCr = false;
        lineStart = true;
    }

    private void finish() throws IOException {
        if (afterCr || !lineStart) {
            endLine();
        }
    }
}
