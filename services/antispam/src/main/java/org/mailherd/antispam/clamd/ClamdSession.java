package org.mailherd.antispam.clamd;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * One connection to clamd (clamd(8), IDSESSION and INSTREAM): a stream goes in pieces with their
 * lengths before them, an empty one ends it.
 */
final class ClamdSession implements AutoCloseable {

    /** Closes connections that take too long, which ends whatever waits for them. */
    private static final ScheduledExecutorService ALARMS =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("clamd-alarm").factory());

    private static final int PIECE = 1 << 16;
    private static final int LONGEST_REPLY = 1024;

    private final SocketChannel channel;
    private final ScheduledFuture<?> alarm;
    private volatile boolean late;

    private ClamdSession(SocketChannel channel, Duration timeout) {
        this.channel = channel;
        this.alarm = ALARMS.schedule(this::expire, timeout.toNanos(), TimeUnit.NANOSECONDS);
    }

    /**
     * @param timeout for all that is done with the session
     */
    static ClamdSession open(ClamdAddress address, Duration timeout) throws IOException {
        StandardProtocolFamily family =
                switch (address) {
                    case ClamdAddress.Local _ -> StandardProtocolFamily.UNIX;
                    case ClamdAddress.Host _ -> StandardProtocolFamily.INET;
                };
        SocketChannel channel =
                family == StandardProtocolFamily.UNIX
                        ? SocketChannel.open(family)
                        : SocketChannel.open();
        ClamdSession session = new ClamdSession(channel, timeout);
        try {
            session.channel.connect(address.resolve());
            session.write(ByteBuffer.wrap("zIDSESSION\0".getBytes(StandardCharsets.US_ASCII)));
            return session;
        } catch (IOException | RuntimeException e) {
            session.close();
            throw session.told(e);
        }
    }

    private void expire() {
        late = true;
        try {
            channel.close();
        } catch (IOException _) {
            // it is gone
        }
    }

    private IOException told(Exception e) {
        if (late || e instanceof AsynchronousCloseException) {
            return new IOException("clamd did not answer in time", e);
        }
        return e instanceof IOException io
                ? io
                : new IOException("clamd cannot be reached: " + e, e);
    }

    /** The octets as one stream. */
    Reply scan(byte[] octets) throws IOException {
        try {
            send(octets);
            return Reply.parse(line());
        } catch (IOException | RuntimeException e) {
            throw told(e);
        }
    }

    /** A stream that is too large is answered, and the connection closed, before its end. */
    private void send(byte[] octets) throws IOException {
        write(ByteBuffer.wrap("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII)));
        try {
            for (int at = 0; at < octets.length; at += PIECE) {
                int length = Math.min(PIECE, octets.length - at);
                write(ByteBuffer.allocate(4).putInt(length).flip());
                write(ByteBuffer.wrap(octets, at, length));
            }
            write(ByteBuffer.allocate(4));
        } catch (IOException e) {
            if (!channel.isOpen()) {
                throw e;
            }
        }
    }

    private void write(ByteBuffer octets) throws IOException {
        while (octets.hasRemaining()) {
            channel.write(octets);
        }
    }

    private String line() throws IOException {
        ByteBuffer octet = ByteBuffer.allocate(1);
        StringBuilder line = new StringBuilder();
        while (line.length() < LONGEST_REPLY) {
            octet.clear();
            if (channel.read(octet) < 0) {
                throw new EOFException("clamd hung up: " + line);
            }
            char c = (char) (octet.get(0) & 0xff);
            if (c == 0 || c == '\n') {
                return line.toString();
            }
            line.append(c);
        }
        throw new IOException("clamd answers without end");
    }

    @Override
    public void close() throws IOException {
        alarm.cancel(false);
        channel.close();
    }
}
