package org.mailherd.smtp.data;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.platform.net.Wire;
import org.mailherd.smtp.session.Session;

/** The chunks of one message so far. */
final class Chunks implements Session.Chunks {
    private final @Nullable DraftSink sink;
    private final @Nullable LineCheck lines;
    private boolean lost;

    private Chunks(@Nullable DraftSink sink, @Nullable LineCheck lines) {
        this.sink = sink;
        this.lines = lines;
    }

    /**
     * @param binary whether any octet may come (RFC 3030 3), or lines that end in CRLF
     */
    static Chunks of(DraftSink sink, boolean binary) {
        return new Chunks(sink, binary ? null : new LineCheck());
    }

    /** For octets that nobody may keep. */
    static Chunks toNowhere() {
        return new Chunks(null, null);
    }

    DraftSink sink() {
        if (sink == null) {
            throw new IllegalStateException("these chunks were not kept");
        }
        return sink;
    }

    void read(Wire wire, long octets, Transfer transfer) throws IOException {
        long left = octets;
        while (left > 0) {
            ByteBuffer received = wire.received();
            if (!received.hasRemaining()) {
                throw new EOFException("connection closed in the middle of a chunk");
            }
            int count = (int) Math.min(left, received.remaining());
            take(received.array(), received.position(), count);
            wire.consume(count);
            transfer.received(count);
            left -= count;
        }
    }

    private void take(byte[] bytes, int offset, int length) {
        if (sink == null) {
            return;
        }
        if (lines != null) {
            lines.feed(bytes, offset, length);
            if (lines.spoiledForGood()) {
                sink.spoil();
            }
        }
        sink.take(bytes, offset, length);
    }

    /** Whether an earlier chunk was refused, and with it the message. */
    boolean isLost() {
        return lost;
    }

    /**
     * Why the message cannot be taken, after this chunk.
     *
     * @param complete whether no other follows
     */
    Optional<SmtpReply> refusal(boolean complete) {
        if (complete && lines != null) {
            finish(sink(), lines);
        }
        Optional<SmtpReply> refusal = sink().refusal();
        lost = refusal.isPresent();
        return refusal;
    }

    private static void finish(DraftSink sink, LineCheck lines) {
        if (lines.spoiled()) {
            sink.spoil();
        } else if (sink.size() > 0 && !lines.atLineStart()) {
            sink.closeLine();
        }
        if (lines.hasEightBit()) {
            sink.eightBit();
        }
    }

    @Override
    public void close() throws IOException {
        if (sink != null) {
            sink.draft().close();
        }
    }
}
