package org.mailherd.platform.tls;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** Reads a socket until a moment, however often it is read: who drips octets gains no time. */
final class HandshakeClock extends FilterInputStream {
    private final Socket socket;
    private final long end;

    HandshakeClock(Socket socket, InputStream in, Duration limit) {
        super(in);
        this.socket = socket;
        this.end = System.nanoTime() + limit.toNanos();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
        if (left <= 0) {
            throw new SocketTimeoutException("TLS handshake timed out");
        }
        socket.setSoTimeout(Math.toIntExact(left));
        return super.read(into, offset, length);
    }
}
