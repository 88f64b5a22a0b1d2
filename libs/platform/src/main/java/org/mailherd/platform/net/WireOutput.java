package org.mailherd.platform.net;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** What waits to be sent: a buffer that is small while nothing does. */
final class WireOutput {
    private static final int BUFFER = 8 * 1024;
    private static final int IDLE_BUFFER = 256;

    private OutputStream out;
    private byte[] output = new byte[IDLE_BUFFER];
    private int pending;

    WireOutput(OutputStream out) {
        this.out = out;
    }

    /** From now on: TLS, or compression. Everything must have been flushed. */
    void writeTo(OutputStream other) {
        out = other;
    }

    void write(byte[] bytes, int offset, int length) throws IOException {
        if (length > BUFFER - pending) {
            drain();
            if (length >= BUFFER) {
                out.write(bytes, offset, length);
                return;
            }
        }
        if (length > output.length - pending) {
            output = Arrays.copyOf(output, BUFFER);
        }
        System.arraycopy(bytes, offset, output, pending, length);
        pending += length;
    }

    void flush() throws IOException {
        drain();
        out.flush();
        if (output.length > IDLE_BUFFER) {
            output = new byte[IDLE_BUFFER];
        }
    }

    private void drain() throws IOException {
        if (pending > 0) {
            out.write(output, 0, pending);
            pending = 0;
        }
    }
}
