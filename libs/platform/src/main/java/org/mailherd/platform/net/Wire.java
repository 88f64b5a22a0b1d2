package org.mailherd.platform.net;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import org.mailherd.platform.tls.ServerTls;
import org.mailherd.platform.tls.TlsConnection;

/**
 * One connection, read and written by one virtual thread. Input comes by line or by block out of a
 * small buffer; output is gathered until {@link #flush()}. What a line or a block means is the
 * protocol's business.
 */
public final class Wire implements Closeable {
    /** Of a client's handshake, however long it may be silent as such. */
    private static final Duration HANDSHAKE = Duration.ofSeconds(30);

    private final Socket socket;
    private final Silence silence;
    private final WireInput input;
    private final WireOutput output;
    private final @Nullable ProxyHeader proxied;
    private @Nullable TlsConnection tls;
    private @Nullable Compression compression;

    public Wire(Socket socket) throws IOException {
        this(socket, null);
    }

    /**
     * @param proxied what the proxy at the other end said of its client; null without a proxy
     */
    Wire(Socket socket, @Nullable ProxyHeader proxied) throws IOException {
        this.socket = socket;
        this.proxied = proxied;
        this.silence = new Silence(socket);
        this.input = new WireInput(socket.getInputStream(), silence);
        this.output = new WireOutput(socket.getOutputStream());
        socket.setTcpNoDelay(true);
    }

    /**
     * Reads up to and including the next LF into {@code into} and returns how many bytes that were,
     * or -1 at the end of the stream before any byte. A line without LF that fills {@code into} is
     * returned as it is: the caller sees a full buffer whose last byte is no LF and knows that the
     * line is too long.
     *
     * @throws EOFException if the peer closes in the middle of a line
     * @throws SocketTimeoutException after {@link #timeout}
     */
    public int readLine(byte[] into) throws IOException {
        return input.readLine(into);
    }

    /** Reads at least one byte, at most {@code length}; -1 at the end of the stream. */
    public int read(byte[] into, int offset, int length) throws IOException {
        return input.read(into, offset, length);
    }

    /**
     * What has been received and not been read, waiting for something when there is nothing; an
     * empty buffer at the end of the stream. Valid until the next call; {@link #consume} says how
     * much of it was used.
     */
    public ByteBuffer received() throws IOException {
        return input.received();
    }

    /** The first bytes of {@link #received} have been read. */
    public void consume(int count) {
        input.consume(count);
    }

    /** Whether bytes have been received that nobody has read yet: pipelined commands. */
    public boolean hasBufferedInput() {
        return input.isBuffered();
    }

    /** Like {@link #hasBufferedInput()}, and also asks the socket, without waiting. */
    public boolean hasInput() throws IOException {
        return input.isBuffered() || input.isAvailable();
    }

    /**
     * Waits for something to read without taking it.
     *
     * @return true when there is something, or the stream has ended; false after {@code limit}
     */
    public boolean awaitInput(Duration limit) throws IOException {
        if (hasBufferedInput()) {
            return true;
        }
        Duration before = silence.limit();
        silence.limitOfSocket(limit);
        try {
            input.peek();
            return true;
        } catch (SocketTimeoutException _) {
            return false;
        } finally {
            silence.limit(before);
        }
    }

    /** The next octet without taking it, waiting for it if need be; -1 at the end of the stream. */
    public int peek() throws IOException {
        return input.peek();
    }

    /** Gathers bytes for the peer; they leave when 8 KiB are together or at {@link #flush()}. */
    public void write(byte[] bytes, int offset, int length) throws IOException {
        output.write(bytes, offset, length);
    }

    public void write(byte[] bytes) throws IOException {
        write(bytes, 0, bytes.length);
    }

    public void flush() throws IOException {
        output.flush();
    }

    /** Gathers like {@link #write(byte[], int, int)}; closing it only flushes. */
    public OutputStream outputStream() {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                Wire.this.write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                Wire.this.write(bytes, offset, length);
            }

            @Override
            public void flush() throws IOException {
                Wire.this.flush();
            }
        };
    }

    /**
     * Puts TLS on the connection, as server or as client, and waits for the handshake. Plain text
     * that was received before the handshake is an injection attempt (CVE-2011-0411 and its many
     * successors): it is never read as a command.
     *
     * <p>As server, the whole handshake may take as long as a read may, and 30 seconds at most.
     *
     * @throws PlaintextAfterStartTls if such bytes were there; close the connection
     */
    public void startTls(SSLContext context, boolean client) throws IOException {
        startTls(context, client, remote().getHostString());
    }

    /**
     * As {@link #startTls(SSLContext, boolean)}, naming the peer for SNI and certificate checks of
     * a client.
     */
    public void startTls(SSLContext context, boolean client, String peerName) throws IOException {
        startTls(context, client, peerName, new String[] {"TLSv1.3", "TLSv1.2"});
    }

    /** As a client, with the given protocols only. */
    public void startTls(SSLContext context, String peerName, String[] protocols)
            throws IOException {
        startTls(context, true, peerName, protocols);
    }

    private void startTls(SSLContext context, boolean client, String peerName, String[] protocols)
            throws IOException {
        if (hasBufferedInput()) {
            throw new PlaintextAfterStartTls();
        }
        flush();
        SSLEngine engine = context.createSSLEngine(peerName, socket.getPort());
        engine.setUseClientMode(client);
        engine.setEnabledProtocols(protocols);
        if (!client) {
            ServerTls.restrict(engine);
        }
        TlsConnection secured =
                TlsConnection.handshake(socket, engine, client ? silence.watched() : limit());
        input.readFrom(secured.input());
        output.writeTo(secured.output());
        tls = secured;
    }

    private Duration limit() throws IOException {
        Duration limit = silence.limit();
        return limit.isZero() || limit.compareTo(HANDSHAKE) > 0 ? HANDSHAKE : limit;
    }

    /**
     * Compresses both directions from here on (raw DEFLATE), on top of TLS if there is TLS. What
     * the peer sends is inflated only as far as it is read.
     *
     * @throws IOException if the peer has sent something already; close the connection
     */
    public void compress() throws IOException {
        if (hasBufferedInput() || compression != null) {
            throw new IOException("not the moment to begin compression");
        }
        flush();
        TlsConnection secured = tls;
        compression =
                secured == null
                        ? new Compression(socket.getInputStream(), socket.getOutputStream())
                        : new Compression(secured.input(), secured.output());
        input.readFrom(compression.input());
        output.writeTo(compression.output());
    }

    public boolean isCompressed() {
        return compression != null;
    }

    public boolean isTls() {
        return tls != null;
    }

    public Optional<SSLSession> tlsSession() {
        return Optional.ofNullable(tls).map(TlsConnection::session);
    }

    /**
     * How long a read may wait for the first byte; {@link Duration#ZERO} is for ever. Whoever was
     * silent for too long may still be told so, and is not read from any more.
     */
    public void timeout(Duration duration) throws IOException {
        silence.limit(duration);
    }

    /** The client's address: where a trusted proxy is in between, the one it announced. */
    public InetSocketAddress remote() {
        return proxied instanceof ProxyHeader.Proxied(InetSocketAddress client, _)
                ? client
                : (InetSocketAddress) socket.getRemoteSocketAddress();
    }

    /** Whether this is a proxy's own connection, for which it named no client. */
    public boolean isProxyItself() {
        return proxied instanceof ProxyHeader.Local;
    }

    /** Where the client connected to. */
    public InetSocketAddress local() {
        return proxied instanceof ProxyHeader.Proxied(_, InetSocketAddress server)
                ? server
                : (InetSocketAddress) socket.getLocalSocketAddress();
    }

    /** The peer's address as text, IPv4 in IPv6 clothes unwrapped by the JDK. */
    public String remoteAddress() {
        return remote().getAddress().getHostAddress();
    }

    /** Has another thread that waits for the peer see the end of the stream; writing goes on. */
    public void stopReading() {
        try {
            socket.shutdownInput();
        } catch (IOException _) {
            // already closed: that is what was wanted
        }
    }

    /**
     * Ends the connection from another thread without a word, not even TLS's: whoever reads or
     * writes fails at once.
     */
    public void abort() throws IOException {
        socket.close();
    }

    @Override
    public void close() throws IOException {
        try (socket) {
            if (tls != null) {
                tls.close();
            }
        } finally {
            if (compression != null) {
                compression.close();
            }
        }
    }
}
