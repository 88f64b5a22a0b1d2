package org.mailherd.platform.tls;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * Cuts what the network brings into TLS records. It holds {@link #IDLE} octets while nothing comes,
 * and never more than twice what the peer has sent of a record that is not complete: announcing a
 * large one costs us nothing.
 */
final class RecordReader {
    /** Enough for most commands with their record header: those need one read. */
    private static final int IDLE = 256;

    private static final int HEADER = 5;
    private static final int HANDSHAKE = 22;

    private InputStream in;
    private byte[] held = new byte[IDLE];
    private int from;
    private int to;

    RecordReader(InputStream in) {
        this.in = in;
    }

    void readFrom(InputStream other) {
        in = other;
    }

    /**
     * Waits for a complete record. A time-out loses nothing: the next call goes on.
     *
     * @return false when the peer has closed the connection between two records
     * @throws EOFException when it has closed it within one
     */
    boolean await() throws IOException {
        for (int missing = missing(); missing > 0; missing = missing()) {
            if (held.length > IDLE && in.available() == 0) {
                shrink();
            }
            if (receive(missing) < 0) {
                if (from == to) {
                    return false;
                }
                throw new EOFException("connection closed in the middle of a TLS record");
            }
        }
        return true;
    }

    /** Whether a complete record is there, waiting for nothing. */
    boolean poll() throws IOException {
        for (int missing = missing(); missing > 0; missing = missing()) {
            if (in.available() == 0 || receive(missing) < 0) {
                return false;
            }
        }
        return true;
    }

    /** The record that {@link #await} or {@link #poll} found. */
    ByteBuffer record() {
        return ByteBuffer.wrap(held, from, length());
    }

    boolean isHandshake() {
        return held[from] == HANDSHAKE;
    }

    /** Octets of memory in use. */
    int size() {
        return held.length;
    }

    void consumed(int octets) {
        from += octets;
        if (from == to) {
            from = 0;
            to = 0;
        }
    }

    /**
     * Of a record whose header is there; one that cannot be is its header, for the engine to
     * refuse.
     */
    private int length() {
        int body = (held[from + 3] & 0xff) << 8 | held[from + 4] & 0xff;
        boolean possible = HEADER + body <= PacketPool.SIZE && held[from] >= 20 && held[from] <= 23;
        return possible ? HEADER + body : HEADER;
    }

    private int missing() {
        int there = to - from;
        return there < HEADER ? HEADER - there : length() - there;
    }

    private int receive(int missing) throws IOException {
        makeRoom(missing);
        int count = in.read(held, to, held.length - to);
        if (count > 0) {
            to += count;
        }
        return count;
    }

    private void makeRoom(int missing) throws IOException {
        int there = to - from;
        if (there + missing > held.length && in.available() >= missing) {
            moveTo(new byte[PacketPool.SIZE]);
        } else if (there == held.length) {
            moveTo(new byte[Math.min(PacketPool.SIZE, 2 * held.length)]);
        } else if (from > 0 && to + missing > held.length) {
            moveTo(held);
        }
    }

    private void shrink() {
        int wanted = Math.max(IDLE, 2 * (to - from));
        if (wanted < held.length) {
            moveTo(new byte[wanted]);
        }
    }

    private void moveTo(byte[] other) {
        System.arraycopy(held, from, other, 0, to - from);
        to -= from;
        from = 0;
        held = other;
    }
}
