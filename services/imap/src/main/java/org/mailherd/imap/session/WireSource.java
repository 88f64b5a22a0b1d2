package org.mailherd.imap.session;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.mailherd.imap.response.ResponseWriter;
import org.mailherd.imap.syntax.CommandSource;
import org.mailherd.imap.syntax.LimitFault;
import org.mailherd.imap.syntax.SyntaxFault;
import org.mailherd.platform.net.Wire;

/** Commands as they come over the wire. A client that is not logged in may send 64 KiB in all. */
final class WireSource implements CommandSource {
    private static final int STRANGER_BUDGET = 64 * 1024;
    private static final int CHUNK = 512;

    // A thousandth of it may be all that the client had to send.
    private static final long MOST_INFLATED_IN_VAIN = 16L << 20;

    private final Wire wire;
    private final ResponseWriter out;
    private final byte[] chunk = new byte[CHUNK];
    private boolean trusted;
    private long received;

    WireSource(Wire wire, ResponseWriter out) {
        this.wire = wire;
        this.out = out;
    }

    /** The client has logged in: the budget for strangers no longer applies. */
    void trust() {
        trusted = true;
    }

    @Override
    public byte[] nextLine(int limit) throws IOException, SyntaxFault {
        byte[] line = new byte[0];
        while (true) {
            int count = wire.readLine(chunk);
            if (count < 0) {
                throw new EOFException("client closed the connection");
            }
            count(count);
            if (line.length + count > limit + 2) {
                throw new LimitFault("Line too long");
            }
            int before = line.length;
            line = Arrays.copyOf(line, before + count);
            System.arraycopy(chunk, 0, line, before, count);
            if (line[line.length - 1] == '\n') {
                return withoutCrlf(line);
            }
        }
    }

    private static byte[] withoutCrlf(byte[] line) throws SyntaxFault {
        int end = line.length - 2;
        if (end < 0 || line[end] != '\r') {
            throw new SyntaxFault("Lines end in CR LF");
        }
        return Arrays.copyOf(line, end);
    }

    @Override
    public void requestLiteral() throws IOException {
        out.text("+ OK").crlf().flush();
    }

    @Override
    public byte[] literal(int size) throws IOException {
        count(size);
        byte[] octets = new byte[size];
        int filled = 0;
        while (filled < size) {
            filled += readSome(octets, filled, size - filled);
        }
        return octets;
    }

    @Override
    public InputStream literalStream(long size) {
        return new LiteralStream(size);
    }

    @Override
    public void discard(long size) throws IOException {
        if (wire.isCompressed() && size > MOST_INFLATED_IN_VAIN) {
            throw new LimitFault("Literal too large");
        }
        byte[] sink = new byte[8192];
        long left = size;
        while (left > 0) {
            int read = readSome(sink, 0, (int) Math.min(left, sink.length));
            count(read);
            left -= read;
        }
    }

    private int readSome(byte[] into, int offset, int length) throws IOException {
        int read = wire.read(into, offset, length);
        if (read < 0) {
            throw new EOFException("client closed the connection in a literal");
        }
        return read;
    }

    private void count(int octets) throws LimitFault {
        received += octets;
        if (!trusted && received > STRANGER_BUDGET) {
            throw new LimitFault("Too much before login");
        }
    }

    /** The next {@code left} octets of the wire. */
    private final class LiteralStream extends InputStream {
        private long left;

        LiteralStream(long size) {
            left = size;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int read = readSome(into, offset, (int) Math.min(left, length));
            left -= read;
            return read;
        }
    }
}
