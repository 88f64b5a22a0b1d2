package org.mailherd.platform.net;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;

/**
 * Takes a PROXY header off a fresh connection, and not one octet more: a TLS handshake may follow
 * at once.
 */
final class ProxyHeaderReader {
    private final Socket socket;
    private final InputStream in;
    private final long deadline;
    private byte[] header = new byte[0];

    private ProxyHeaderReader(Socket socket, Duration limit) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.deadline = System.nanoTime() + limit.toNanos();
    }

    /**
     * @param limit for the whole header, however slowly it comes
     * @throws ProxyHeaderException if something else came
     * @throws SocketTimeoutException after the limit
     */
    static ProxyHeader read(Socket socket, Duration limit) throws IOException {
        ProxyHeaderReader reader = new ProxyHeaderReader(socket, limit);
        reader.take(ProxyHeader.MIN_LENGTH);
        if (ProxyHeader.isBinary(reader.header)) {
            reader.take(ProxyHeader.FIXED_LENGTH - ProxyHeader.MIN_LENGTH);
            reader.take(ProxyHeader.blockLength(reader.header));
        } else {
            reader.takeLine();
        }
        socket.setSoTimeout(0);
        return ProxyHeader.parse(reader.header);
    }

    private void takeLine() throws IOException {
        if (header[0] != 'P') {
            throw new ProxyHeaderException("something else");
        }
        while (header[header.length - 1] != '\n') {
            if (header.length == ProxyHeader.MAX_LINE) {
                throw new ProxyHeaderException("a line without end");
            }
            take(1);
        }
    }

    private void take(int count) throws IOException {
        int had = header.length;
        header = Arrays.copyOf(header, had + count);
        int got = 0;
        while (got < count) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new SocketTimeoutException("no whole PROXY header in time");
            }
            socket.setSoTimeout(Math.toIntExact(left));
            int read = in.read(header, had + got, count - got);
            if (read < 0) {
                throw new EOFException("closed before the end of the PROXY header");
            }
            got += read;
        }
    }
}
