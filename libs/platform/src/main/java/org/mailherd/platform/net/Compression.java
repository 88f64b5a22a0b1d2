package org.mailherd.platform.net;

import java.io.InputStream;
import java.io.OutputStream;

/** Raw DEFLATE in both directions of a connection; what it holds is outside of the heap. */
final class Compression {
    private final InflatedInput input;
    private final DeflatedOutput output;

    Compression(InputStream in, OutputStream out) {
        this.input = new InflatedInput(in);
        this.output = new DeflatedOutput(out);
    }

    InputStream input() {
        return input;
    }

    OutputStream output() {
        return output;
    }

    /** Frees what it holds; the streams below stay as they are. */
    void close() {
        input.close();
        output.close();
    }
}
