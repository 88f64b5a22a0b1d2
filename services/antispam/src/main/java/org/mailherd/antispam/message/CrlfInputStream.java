package org.mailherd.antispam.message;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A message with CRLF line ends. What came over SMTP passes unchanged; a file of lines that end in
 * a bare LF, as {@code rspamc} sends it, gets its CR back. The first line end decides.
 */
final class CrlfInputStream extends InputStream {

    private enum LineEnds {
        UNKNOWN,
        CRLF,
        LF
    }

    private final InputStream in;
    private LineEnds lineEnds = LineEnds.UNKNOWN;
    private int before = -1;
    private boolean newlineHeld;

    CrlfInputStream(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 14);
    }

    @Override
    public int read() throws IOException {
        if (newlineHeld) {
            newlineHeld = false;
            before = '\n';
            return '\n';
        }
        int octet = in.read();
        if (octet == '\n' && before != '\r') {
            if (lineEnds != LineEnds.CRLF) {
                lineEnds = LineEnds.LF;
                newlineHeld = true;
                return '\r';
            }
        } else if (octet == '\n' && lineEnds == LineEnds.UNKNOWN) {
            lineEnds = LineEnds.CRLF;
        }
        before = octet;
        return octet;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = 0;
        while (count < length) {
            int octet = read();
            if (octet < 0) {
                return count == 0 ? -1 : count;
            }
            into[offset + count++] = (byte) octet;
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
