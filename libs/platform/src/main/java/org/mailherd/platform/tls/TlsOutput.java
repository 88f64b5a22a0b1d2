package org.mailherd.platform.tls;

import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/**
 * Makes records and sends them. The lock keeps them in order: a reader answers a KeyUpdate while
 * another thread may be writing.
 */
final class TlsOutput extends OutputStream {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final ReentrantLock lock = new ReentrantLock();
    private final SSLEngine engine;
    private final OutputStream out;
    private boolean broken;

    TlsOutput(SSLEngine engine, OutputStream out) {
        this.engine = engine;
        this.out = out;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        lock.lock();
        try {
            ByteBuffer data = ByteBuffer.wrap(bytes, offset, length);
            while (data.hasRemaining()) {
                SSLEngineResult made = send(data);
                if (made.getStatus() == SSLEngineResult.Status.CLOSED) {
                    throw new SocketException("TLS is closed");
                }
                if (made.bytesConsumed() == 0 && made.bytesProduced() == 0) {
                    throw new SSLException("nothing can be sent: " + made);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Sends what the engine itself has to say: handshake, KeyUpdate, alert. */
    void sendPending() throws IOException {
        lock.lock();
        try {
            while (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP && !broken) {
                SSLEngineResult made = send(NOTHING.duplicate());
                if (made.bytesProduced() == 0) {
                    return;
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Says close_notify, if nobody is in the middle of saying something else. */
    @Override
    public void close() throws IOException {
        if (!lock.tryLock()) {
            return;
        }
        try {
            engine.closeOutbound();
            while (!engine.isOutboundDone() && !broken) {
                if (send(NOTHING.duplicate()).bytesProduced() == 0) {
                    return;
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private SSLEngineResult send(ByteBuffer data) throws IOException {
        byte[] packet = PacketPool.SHARED.borrow();
        try {
            SSLEngineResult made = engine.wrap(data, ByteBuffer.wrap(packet));
            broken = true;
            out.write(packet, 0, made.bytesProduced());
            broken = false;
            return made;
        } finally {
            PacketPool.SHARED.giveBack(packet);
        }
    }
}
