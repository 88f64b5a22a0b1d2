package org.mailherd.imap.lmtp;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.mailherd.platform.net.Wire;

/**
 * The message of a DATA command: ends at CRLF.CRLF and at nothing like it, takes one dot off lines
 * that begin with one (RFC 5321 4.5.2); every other octet, bare CR and LF among them, is passed on
 * as it is.
 */
final class DataStream extends InputStream {
    private final Wire wire;
    private final byte[] line = new byte[16 * 1024];
    private int position;
    private int limit;
    private boolean lineStart = true;
    private boolean afterCr;
    private boolean ended;
    private boolean lost;

    DataStream(Wire wire) {
        this.wire = wire;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int copied = 0;
        while (copied < length && next()) {
            int count = Math.min(length - copied, limit - position);
            System.arraycopy(line, position, into, offset + copied, count);
            position += count;
            copied += count;
        }
        return copied == 0 && length > 0 ? -1 : copied;
    }

    /** Whether the connection failed in the middle of the message. */
    boolean isLost() {
        return lost;
    }

    /** Reads on to the end of data. */
    void drain() throws IOException {
        while (next()) {
            position = limit;
        }
    }

    /**
     * Whether there are octets between position and limit; reads the next line when there were
     * none.
     */
    private boolean next() throws IOException {
        while (position == limit && !ended) {
            readLine();
        }
        return position < limit;
    }

    private void readLine() throws IOException {
        lost = true;
        int length = wire.readLine(line);
        if (length < 0) {
            throw new EOFException("connection closed in the middle of a message");
        }
        lost = false;
        position = 0;
        limit = length;
        if (lineStart && line[0] == '.') {
            position = 1;
            if (length == 3 && line[1] == '\r' && line[2] == '\n') {
                ended = true;
                limit = position;
                return;
            }
        }
        boolean lf = line[length - 1] == '\n';
        lineStart = lf && (length > 1 ? line[length - 2] == '\r' : afterCr);
        afterCr = line[length - 1] == '\r';
    }
}
