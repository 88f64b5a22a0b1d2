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
    private final boolean binary;
    private final LineCheck lines = new LineCheck();
    private boolean lost;

    private Chunks(@Nullable DraftSink sink, boolean binary) {
        this.sink = sink;
        this.binary = binary;
    }

    /**
     * @param binary whether any octet may come (RFC 3030 3), or lines that end in CRLF
     */
    static Chunks of(DraftSink sink, boolean binary) {
        return new Chunks(sink, binary);
    }

    /** For octets that nobody may keep. */
    static Chunks toNowhere() {
        return new Chunks(null, false);
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
        lines.feed(bytes, offset, length);
        if (lines.spoiledForGood() && !binary) {
            sink.spoil();
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
        if (complete) {
            finish(sink());
        }
        Optional<SmtpReply> refusal = sink().refusal();
        lost = refusal.isPresent();
        return refusal;
    }

    private void finish(DraftSink sink) {
        boolean open = sink.size() > 0 && !lines.atLineStart();
        if (binary && (lines.spoiled() || open)) {
            sink.binary();
        } else if (lines.spoiled()) {
            sink.spoil();
        } else if (open) {
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
