package org.mailherd.mailstore.message;

import java.io.InputStream;
import java.io.OutputStream;

/**
 * The octets of one message, exactly as they came. Each call reads anew; I/O faults are {@code
 * UncheckedIOException}.
 */
public interface MessageBody {
    long size();

    /** The whole message in memory: for messages of known, modest size. */
    byte[] bytes();

    /**
     * Octets from {@code offset}, at most {@code length}; shorter, or empty, at the end of the
     * message.
     */
    byte[] range(long offset, int length);

    /** Writes octets from {@code offset}, at most {@code length}, with bounded memory. */
    void writeTo(OutputStream out, long offset, long length);

    /** Close it. */
    InputStream open();
}
