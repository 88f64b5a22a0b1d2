package org.mailherd.platform.net;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;

/** Compresses (raw DEFLATE, RFC 1951); after {@link #flush()} the peer can inflate all of it. */
final class DeflatedOutput extends OutputStream {
    private static final int BUFFER = 4 * 1024;

    private final OutputStream out;
    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    private boolean pending;

    DeflatedOutput(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        deflater.setInput(bytes, offset, length);
        drain(Deflater.NO_FLUSH);
        pending = true;
    }

    @Override
    public void flush() throws IOException {
        if (pending) {
            drain(Deflater.SYNC_FLUSH);
            pending = false;
        }
        out.flush();
    }

    private void drain(int mode) throws IOException {
        byte[] compressed = new byte[BUFFER];
        int count;
        do {
            count = deflater.deflate(compressed, 0, compressed.length, mode);
            out.write(compressed, 0, count);
        } while (count == compressed.length);
    }

    /** Frees what the stream holds; the stream below stays open. */
    @Override
    public void close() {
        deflater.end();
    }
}
