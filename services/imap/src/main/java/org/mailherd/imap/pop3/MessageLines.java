package org.mailherd.imap.pop3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Sends a message as a multi-line response (RFC 1939 section 3): a dot doubled at the begin of a
 * line, a dot alone at the end. Every LF counts as the end of a line, so that no client can take a
 * line inside the message for the end.
 */
final class MessageLines {
    private final OutputStream out;
    private final int bodyLines;
    private boolean inBody;
    private int lines;

    /**
     * @param bodyLines of the body to send, after the whole header
     */
    MessageLines(OutputStream out, int bodyLines) {
        this.out = out;
        this.bodyLines = bodyLines;
    }

    void send(InputStream octets) throws IOException {
        byte[] block = new byte[32 * 1024];
        boolean lineStart = true;
        boolean blank = true;
        boolean enough = false;
        int beforeLast = '\r';
        int last = '\n';
        for (int count = octets.read(block); count >= 0 && !enough; count = octets.read(block)) {
            int from = 0;
            for (int i = 0; i < count && !enough; i++) {
                byte octet = block[i];
                if (lineStart && octet == '.') {
                    out.write(block, from, i - from);
                    out.write('.');
                    from = i;
                }
                beforeLast = last;
                last = octet;
                lineStart = octet == '\n';
                if (lineStart) {
                    enough = endLine(blank);
                    blank = true;
                } else if (octet != '\r') {
                    blank = false;
                }
                if (enough) {
                    count = i + 1;
                }
            }
            out.write(block, from, count - from);
        }
        // The dot ends the answer only behind CRLF, which a message need not end with.
        boolean ended = beforeLast == '\r' && last == '\n';
        out.write((ended ? ".\r\n" : "\r\n.\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** Whether all that was asked for is sent. */
    private boolean endLine(boolean blank) {
        if (inBody) {
            lines++;
        } else if (blank) {
            inBody = true;
        }
        return inBody && lines >= bodyLines;
    }
}
