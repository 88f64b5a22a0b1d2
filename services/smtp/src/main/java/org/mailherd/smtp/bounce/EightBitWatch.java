package org.mailherd.smtp.bounce;

import java.io.IOException;
import java.io.OutputStream;

/** Passes octets on and remembers whether one was not ASCII. */
final class EightBitWatch extends OutputStream {
    private final OutputStream out;
    private int all;

    EightBitWatch(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
        all |= b;
        out.write(b);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        for (int i = offset; i < offset + length; i++) {
            all |= from[i];
        }
        out.write(from, offset, length);
    }

    boolean sawEightBit() {
        return (all & 0x80) != 0;
    }
}
