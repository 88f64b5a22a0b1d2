package org.mailherd.platform.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * Plain text out of records: straight into the caller's array where it fits, else by way of a
 * borrowed one that goes back when it has been read.
 */
final class TlsInput extends InputStream {
    /** KeyUpdates, tickets, empty records: who sends more in a row only wants us to work. */
    private static final int BARREN_RECORDS = 32;

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SSLEngine engine;
    private final RecordReader records;
    private final TlsOutput answers;
    private byte @Nullable [] borrowed;
    private ByteBuffer plain = NOTHING;
    private int barren;
    private boolean handshaken;
    private boolean ended;

    TlsInput(SSLEngine engine, RecordReader records, TlsOutput answers) {
        this.engine = engine;
        this.records = records;
        this.answers = answers;
    }

    /** The handshake is over: from now on only data may come. */
    void handshaken() {
        handshaken = true;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /**
     * @return -1 when the peer has said close_notify, or closed the connection between two records:
     *     many clients do, and each mail protocol marks the end of what it sends itself
     */
    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!plain.hasRemaining() && !ended) {
            if (!records.await()) {
                ended = true;
                break;
            }
            int count = decrypt(ByteBuffer.wrap(into, offset, length));
            if (count > 0) {
                return count;
            }
        }
        return take(into, offset, length);
    }

    private int take(byte[] into, int offset, int length) {
        int count = Math.min(length, plain.remaining());
        if (count == 0) {
            return -1;
        }
        plain.get(into, offset, count);
        if (!plain.hasRemaining()) {
            giveBack();
        }
        return count;
    }

    private void giveBack() {
        byte[] back = borrowed;
        if (back != null) {
            borrowed = null;
            plain = NOTHING;
            PacketPool.SHARED.giveBack(back);
        }
    }

    /** Octets of plain text that have arrived, decrypting them if need be; waits for nothing. */
    @Override
    public int available() throws IOException {
        while (!plain.hasRemaining() && !ended && records.poll()) {
            decrypt(plain);
        }
        return plain.remaining();
    }

    /** One record of the handshake. */
    void handshakeRecord() throws IOException {
        if (!records.await()) {
            throw new SSLHandshakeException("connection closed during the TLS handshake");
        }
        decrypt(plain);
    }

    /** How much of one record went into {@code target}; what does not fit is in {@code plain}. */
    private int decrypt(ByteBuffer target) throws IOException {
        if (handshaken && records.isHandshake()) {
            throw refuse("renegotiation refused");
        }
        SSLEngineResult result = unwrap(target);
        int count = result.bytesProduced();
        if (result.getStatus() == Status.BUFFER_OVERFLOW) {
            byte[] packet = PacketPool.SHARED.borrow();
            borrowed = packet;
            plain = ByteBuffer.wrap(packet);
            result = unwrap(plain);
            plain.flip();
            count = 0;
        }
        records.consumed(result.bytesConsumed());
        after(result);
        return count;
    }

    private SSLEngineResult unwrap(ByteBuffer target) throws IOException {
        try {
            return engine.unwrap(records.record(), target);
        } catch (SSLException e) {
            giveBack();
            tell(e);
            throw e;
        }
    }

    private void after(SSLEngineResult result) throws IOException {
        switch (result.getStatus()) {
            case CLOSED -> ended = true;
            case OK -> count(result);
            case BUFFER_UNDERFLOW, BUFFER_OVERFLOW -> throw refuse("no TLS record");
        }
        if (!plain.hasRemaining()) {
            giveBack();
        }
        runTasks();
        if (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
            answers.sendPending();
        }
    }

    private void count(SSLEngineResult result) throws SSLException {
        barren = result.bytesProduced() > 0 ? 0 : barren + 1;
        if (handshaken && barren > BARREN_RECORDS) {
            throw refuse("too many TLS records without data");
        }
    }

    void runTasks() {
        for (Runnable task = engine.getDelegatedTask();
                task != null;
                task = engine.getDelegatedTask()) {
            task.run();
        }
    }

    private SSLException refuse(String why) {
        ended = true;
        giveBack();
        SSLException refusal = new SSLException(why);
        try {
            answers.close();
        } catch (IOException e) {
            refusal.addSuppressed(e);
        }
        return refusal;
    }

    /** The alert that goes with a fault. */
    void tell(SSLException fault) {
        ended = true;
        try {
            answers.sendPending();
        } catch (IOException e) {
            fault.addSuppressed(e);
        }
    }
}
