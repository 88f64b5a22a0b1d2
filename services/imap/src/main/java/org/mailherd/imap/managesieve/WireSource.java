package org.mailherd.imap.managesieve;

import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import org.mailherd.platform.net.Wire;

/** Commands of a connection. A client that is not logged in may send 64 KiB in all. */
final class WireSource implements CommandSource {
    private static final int STRANGER_BUDGET = 64 * 1024;
    private static final int STRANGER_LITERAL = 4 * 1024;

    /** What is read on and dropped to find the next command. */
    private static final long MOST_SKIPPED = 64L * 1024 * 1024;

    private static final int CHUNK = 1024;

    private final Wire wire;
    private final int literalLimit;
    private final byte[] chunk = new byte[CHUNK];
    private boolean trusted;
    private long received;

    WireSource(Wire wire, int literalLimit) {
        this.wire = wire;
        this.literalLimit = literalLimit;
    }

    /** Whether the client is logged in; with each change the count for strangers begins anew. */
    void trust(boolean now) {
        trusted = now;
        received = 0;
    }

    @Override
    public int literalLimit() {
        return trusted ? literalLimit : STRANGER_LITERAL;
    }

    @Override
    public byte[] line(int limit) throws IOException, Fault {
        byte[] line = new byte[0];
        while (true) {
            int count = wire.readLine(chunk);
            if (count < 0) {
                throw new EOFException("client closed the connection");
            }
            count(count);
            if (line.length + count > limit + 2) {
                throw Fault.fatal("line too long");
            }
            int before = line.length;
            line = Arrays.copyOf(line, before + count);
            System.arraycopy(chunk, 0, line, before, count);
            if (line[line.length - 1] == '\n') {
                return withoutCrlf(line);
            }
        }
    }

    private static byte[] withoutCrlf(byte[] line) throws Fault {
        int end = line.length - 2;
        if (end < 0 || line[end] != '\r') {
            throw Fault.syntax("lines end in CR LF");
        }
        return Arrays.copyOf(line, end);
    }

    @Override
    public byte[] octets(int size) throws IOException, Fault {
        count(size);
        byte[] octets = new byte[size];
        int filled = 0;
        while (filled < size) {
            filled += some(octets, filled, size - filled);
        }
        return octets;
    }

    @Override
    public void skip(long size) throws IOException, Fault {
        if (!trusted || size > MOST_SKIPPED) {
            throw Fault.fatal("literal too long");
        }
        byte[] sink = new byte[8192];
        for (long left = size; left > 0; ) {
            left -= some(sink, 0, (int) Math.min(left, sink.length));
        }
    }

    private int some(byte[] into, int offset, int length) throws IOException {
        int read = wire.read(into, offset, length);
        if (read < 0) {
            throw new EOFException("client closed the connection in a literal");
        }
        return read;
    }

    private void count(int octets) throws Fault {
        received += octets;
        if (!trusted && received > STRANGER_BUDGET) {
            throw Fault.fatal("too much before login");
        }
    }
}
