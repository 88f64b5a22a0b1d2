package org.mailherd.platform.tls;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;

/**
 * TLS over a connected socket: a pair of blocking streams. Unlike {@code SSLSocket} it owns buffers
 * of a record's size only while there is a record to work on, so that thousands may idle. One
 * thread reads at a time; {@link Socket#setSoTimeout} of the socket counts for its reads.
 */
public final class TlsConnection implements AutoCloseable {
    private final Socket socket;
    private final SSLEngine engine;
    private final RecordReader records;
    private final TlsOutput output;
    private final TlsInput input;

    private TlsConnection(Socket socket, SSLEngine engine) throws IOException {
        this.socket = socket;
        this.engine = engine;
        this.records = new RecordReader(socket.getInputStream());
        this.output = new TlsOutput(engine, socket.getOutputStream());
        this.input = new TlsInput(engine, records, output);
    }

    /**
     * Shakes hands; nothing of the plain connection may have been read ahead.
     *
     * @param engine in client or server mode, not yet begun
     * @param limit for all of the handshake; {@link Duration#ZERO} is none
     * @throws SSLException when the two do not come together; the peer has been told
     * @throws java.net.SocketTimeoutException after {@code limit}
     */
    public static TlsConnection handshake(Socket socket, SSLEngine engine, Duration limit)
            throws IOException {
        TlsConnection tls = new TlsConnection(socket, engine);
        int before = socket.getSoTimeout();
        if (!limit.isZero()) {
            tls.records.readFrom(new HandshakeClock(socket, socket.getInputStream(), limit));
        }
        tls.shakeHands();
        tls.records.readFrom(socket.getInputStream());
        socket.setSoTimeout(before);
        return tls;
    }

    private void shakeHands() throws IOException {
        try {
            engine.beginHandshake();
            for (HandshakeStatus status = engine.getHandshakeStatus();
                    status != HandshakeStatus.NOT_HANDSHAKING;
                    status = engine.getHandshakeStatus()) {
                step(status);
            }
        } catch (SSLException e) {
            input.tell(e);
            throw e;
        }
        input.handshaken();
    }

    private void step(HandshakeStatus status) throws IOException {
        switch (status) {
            case NEED_TASK -> input.runTasks();
            case NEED_WRAP -> output.sendPending();
            case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> input.handshakeRecord();
            case FINISHED, NOT_HANDSHAKING -> {}
        }
    }

    public InputStream input() {
        return input;
    }

    public OutputStream output() {
        return output;
    }

    public SSLSession session() {
        return engine.getSession();
    }

    /** Says close_notify and closes the socket. */
    @Override
    public void close() {
        try (socket) {
            output.close();
        } catch (IOException _) {
            // the peer is gone: nobody is left to be told
        }
    }
}
