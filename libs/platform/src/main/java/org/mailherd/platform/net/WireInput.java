package org.mailherd.platform.net;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** What has been received: a buffer that is small while nothing comes. */
final class WireInput {
    private static final int BUFFER = 8 * 1024;

    /** Enough for a command; what an idle connection holds. */
    private static final int IDLE_BUFFER = 256;

    private final Silence silence;
    private InputStream in;
    private byte[] input = new byte[IDLE_BUFFER];
    private int position;
    private int limit;

    /**
     * @param silence how long a read may wait
     */
    WireInput(InputStream in, Silence silence) {
        this.in = in;
        this.silence = silence;
    }

    /** From now on: TLS, or compression. Nothing may be buffered. */
    void readFrom(InputStream other) {
        in = other;
    }

    int readLine(byte[] into) throws IOException {
        int length = 0;
        while (length < into.length) {
            if (position == limit && !fill()) {
                if (length == 0) {
                    return -1;
                }
                throw new EOFException("connection closed in the middle of a line");
            }
            int end = Math.min(limit, position + into.length - length);
            int newline = indexOfNewline(position, end);
            int stop = newline < 0 ? end : newline + 1;
            System.arraycopy(input, position, into, length, stop - position);
            length += stop - position;
            position = stop;
            if (newline >= 0) {
                return length;
            }
        }
        return length;
    }

    private int indexOfNewline(int from, int to) {
        for (int i = from; i < to; i++) {
            if (input[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    int read(byte[] into, int offset, int length) throws IOException {
        if (position == limit) {
            if (length >= BUFFER) {
                return silence.bounded(() -> in.read(into, offset, length));
            }
            if (!fill()) {
                return -1;
            }
        }
        int count = Math.min(length, limit - position);
        System.arraycopy(input, position, into, offset, count);
        position += count;
        return count;
    }

    ByteBuffer received() throws IOException {
        if (position == limit) {
            fill();
        }
        return ByteBuffer.wrap(input, position, limit - position);
    }

    void consume(int count) {
        if (count < 0 || count > limit - position) {
            throw new IllegalArgumentException(count + " of " + (limit - position));
        }
        position += count;
    }

    int peek() throws IOException {
        return position < limit || fill() ? input[position] & 0xff : -1;
    }

    boolean isBuffered() {
        return position < limit;
    }

    boolean isAvailable() throws IOException {
        return in.available() > 0;
    }

    /**
     * A block that fills the buffer asks for a big one, a short one gives it back: thousands may be
     * idle.
     */
    private boolean fill() throws IOException {
        int wanted =
                limit == input.length ? BUFFER : limit < IDLE_BUFFER ? IDLE_BUFFER : input.length;
        if (wanted != input.length) {
            input = new byte[wanted];
        }
        position = 0;
        limit = 0;
        int count = silence.bounded(() -> in.read(input, 0, input.length));
        if (count <= 0) {
            return false;
        }
        limit = count;
        return true;
    }
}
