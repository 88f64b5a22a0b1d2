package org.mailherd.smtp.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.mailqueue.queue.QueuedRecipient;

/**
 * BDAT (RFC 3030): no dots to stuff, no octet sequence that ends the message. A message that is not
 * declared binary still goes out with CRLF only: the server behind the next one may not know
 * CHUNKING.
 */
final class ChunkedBody extends MessageBody {
    private static final int SMALL = 64 * 1024;
    private static final int CHUNK = 256 * 1024;

    private final boolean binary;

    ChunkedBody(PeerSession session, Mail mail, boolean binary) {
        super(session, mail);
        this.binary = binary;
    }

    /** What is big waits until somebody wants it. */
    @Override
    boolean mayGoAhead() {
        return mail.size() <= SMALL;
    }

    @Override
    void begin() throws IOException {
        Chunk chunk = new Chunk(Math.toIntExact(mail.size()) + 256);
        try (InputStream content = SpoolInput.open(mail.content(), session)) {
            copy(content, chunk);
        }
        send(chunk, " LAST");
    }

    private void copy(InputStream content, ByteArrayOutputStream into) throws IOException {
        if (binary) {
            content.transferTo(into);
        } else {
            DotStuffer.straighten(content, into);
        }
    }

    private void send(Chunk chunk, String last) throws IOException {
        session.write("BDAT " + chunk.size() + last);
        session.wire().write(chunk.octets(), 0, chunk.size());
    }

    @Override
    void finish(
            boolean begun, List<QueuedRecipient> accepted, Map<QueuedRecipient, SmtpReply> outcome)
            throws IOException {
        if (accepted.isEmpty()) {
            // RFC 3030 4.2: refused for want of recipients; whatever it says, nobody gets it.
            session.read("BDAT", session.timeouts().end());
            return;
        }
        if (!begun) {
            SmtpReply refusal = sendInChunks();
            if (refusal != null) {
                accepted.forEach(one -> outcome.put(one, sensible(refusal)));
                return;
            }
        }
        hearOutcome(accepted, outcome);
    }

    /** Returns the reply that ended it early; null when all of it was sent. */
    private @Nullable SmtpReply sendInChunks() throws IOException {
        ChunkStream out = new ChunkStream();
        try (InputStream content = SpoolInput.open(mail.content(), session)) {
            if (binary) {
                content.transferTo(out);
            } else {
                DotStuffer.straighten(content, out);
            }
        } catch (ChunkRefused e) {
            return e.reply;
        }
        send(out.chunk, " LAST");
        session.flush("BDAT");
        return null;
    }

    /** Sends a chunk whenever one is full, and hears of it before the next. */
    private final class ChunkStream extends OutputStream {
        private final Chunk chunk = new Chunk(CHUNK);

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (chunk.size() + length > CHUNK) {
                send(chunk, "");
                chunk.reset();
                session.flush("BDAT");
                SmtpReply reply = session.read("BDAT", session.timeouts().block());
                if (reply.code() / 100 != 2) {
                    throw new ChunkRefused(reply);
                }
            }
            chunk.write(bytes, offset, length);
        }
    }

    private static final class ChunkRefused extends IOException {
        private static final long serialVersionUID = 1L;
        private final transient SmtpReply reply;

        ChunkRefused(SmtpReply reply) {
            this.reply = reply;
        }
    }

    /** Gives its octets without a copy. */
    private static final class Chunk extends ByteArrayOutputStream {
        Chunk(int size) {
            super(size);
        }

        byte[] octets() {
            return buf;
        }
    }
}
