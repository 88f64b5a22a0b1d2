package org.mailherd.smtp.convert;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Quoted-printable, a line at a time (RFC 2045 6.7). */
final class QuotedPrintable {
    private static final int WIDTH = 75; // and the = of a soft line break
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private QuotedPrintable() {}

    /** A line without its CRLF, as one or more lines of which the last is open. */
    static byte[] line(byte[] octets, int from, int to) {
        ByteArrayOutputStream out = new ByteArrayOutputStream((to - from) * 2);
        int column = 0;
        for (int i = from; i < to; i++) {
            byte b = octets[i];
            boolean quoted = needsQuoting(b, i == to - 1);
            if (column + (quoted ? 3 : 1) > WIDTH) {
                out.writeBytes(new byte[] {'=', '\r', '\n'});
                column = 0;
                // A line that we begin must not look like the delimiter of a part.
                quoted |= b == '-';
            }
            if (quoted) {
                out.write('=');
                out.write(HEX[b >> 4 & 0xf]);
                out.write(HEX[b & 0xf]);
            } else {
                out.write(b);
            }
            column += quoted ? 3 : 1;
        }
        return out.toByteArray();
    }

    /** White space at the end of a line may be lost on the way. */
    private static boolean needsQuoting(byte b, boolean last) {
        return b == ' ' || b == '\t' ? last : b < '!' || b > '~' || b == '=';
    }
}
