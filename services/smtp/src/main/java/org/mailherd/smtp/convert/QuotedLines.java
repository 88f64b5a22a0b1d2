package org.mailherd.smtp.convert;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Lines that come in blocks cut anywhere, as quoted-printable. Holds no more than one line. */
final class QuotedLines {
    private byte[] rest = new byte[0];

    /** Returns the lines that are complete now, each with its CRLF. */
    byte[] take(byte[] block) {
        byte[] all = Arrays.copyOf(rest, rest.length + block.length);
        System.arraycopy(block, 0, all, rest.length, block.length);
        ByteArrayOutputStream out = new ByteArrayOutputStream(all.length * 2);
        int start = 0;
        for (int i = 1; i < all.length; i++) {
            if (all[i] == '\n' && all[i - 1] == '\r') {
                out.writeBytes(QuotedPrintable.line(all, start, i - 1));
                out.write('\r');
                out.write('\n');
                start = i + 1;
            }
        }
        rest = Arrays.copyOfRange(all, start, all.length);
        return out.toByteArray();
    }

    /** The last line, which no CRLF ends. */
    byte[] end() {
        byte[] last = QuotedPrintable.line(rest, 0, rest.length);
        rest = new byte[0];
        return last;
    }
}
