package org.mailherd.platform.net;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * What a peer compressed (raw DEFLATE, RFC 1951), inflated. Never more than the reader asks for:
 * however much a few octets may stand for, it costs no more memory than the reader grants.
 */
final class InflatedInput extends InputStream {
    private static final int BUFFER = 512;

    private final InputStream in;
    private final Inflater inflater = new Inflater(true);
    private final byte[] compressed = new byte[BUFFER];
    private final byte[] ahead = new byte[1];
    private boolean isAhead;

    InflatedInput(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (isAhead) {
            isAhead = false;
            into[offset] = ahead[0];
            return 1;
        }
        int count;
        while ((count = inflate(into, offset, length)) == 0) {
            if (inflater.finished() || !more()) {
                return -1;
            }
        }
        return count;
    }

    private boolean more() throws IOException {
        int count = in.read(compressed, 0, compressed.length);
        if (count > 0) {
            inflater.setInput(compressed, 0, count);
        }
        return count > 0;
    }

    private int inflate(byte[] into, int offset, int length) throws IOException {
        try {
            return inflater.inflate(into, offset, length);
        } catch (DataFormatException e) {
            throw (IOException) new ZipException("no DEFLATE").initCause(e);
        }
    }

    /** Does not wait: what has come, inflated as far as its first octet. */
    @Override
    public int available() throws IOException {
        if (!isAhead && inflate(ahead, 0, 1) == 1) {
            isAhead = true;
        }
        return isAhead ? 1 : in.available();
    }

    /** Frees what the stream holds; the stream below stays open. */
    @Override
    public void close() {
        inflater.end();
    }
}
