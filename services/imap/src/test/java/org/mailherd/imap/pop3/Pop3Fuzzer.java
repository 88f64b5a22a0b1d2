package org.mailherd.imap.pop3;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * For Jazzer: every line is a command, and no message can be taken for its own end or comes back
 * changed.
 */
public final class Pop3Fuzzer {
    private static final String END = "\r\n.\r\n";

    private Pop3Fuzzer() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.ISO_8859_1);
        Pop3Command command = Pop3Command.parse(text);
        for (int i = 0; i <= command.words().length; i++) {
            command.number(i);
        }
        String whole = send(input, Integer.MAX_VALUE);
        String expected = text.endsWith("\r\n") || text.isEmpty() ? text : text + "\r\n";
        check(unstuffed(whole).equals(expected), "comes back changed");
        String top = unstuffed(send(input, 1));
        check(
                expected.startsWith(top) || (text + "\r\n").equals(top) || shortened(text, top),
                "TOP");
    }

    /** A line that ended in LF alone was the last. */
    private static boolean shortened(String text, String top) {
        return top.endsWith("\n\r\n") && text.startsWith(top.substring(0, top.length() - 2));
    }

    private static String send(byte[] message, int lines) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new MessageLines(out, lines).send(inPieces(message));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    /** As a client reads it: up to the first dot alone on a line, even behind a bare LF. */
    private static String unstuffed(String sent) {
        String text = "\r\n" + sent;
        check(text.endsWith(END), "no end");
        String inside = text.substring(0, text.length() - 3);
        check(!inside.contains("\n.\n") && !inside.contains("\n.\r\n"), "an end before the end");
        return inside.replace("\n..", "\n.").substring(2);
    }

    private static InputStream inPieces(byte[] message) {
        return new ByteArrayInputStream(message) {
            @Override
            public int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(5, length));
            }
        };
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
