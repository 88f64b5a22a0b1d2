package org.mailherd.mailstore.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.mailherd.mailstore.blob.BlobStore;
import org.mailherd.mailstore.blob.BlobWriter;
import org.mailherd.mailstore.message.MessageBody;
import org.mailherd.mailstore.message.MessageTooBig;
import org.mailherd.mailstore.message.StagedMessage;
import org.mailherd.mailstore.structure.MimeScanner;

/** Takes messages in: octets to disk, MIME read on the way. */
public final class Staging {
    private static final int BLOCK = 32 * 1024;

    private final BlobStore blobs;

    /** A blob that no row names is swept an hour after it was written. */
    private static final Duration KEPT = Duration.ofMinutes(30);

    private final long maxMessageSize;
    private final Clock clock;

    /**
     * @param maxMessageSize in octets
     */
    public Staging(BlobStore blobs, Clock clock, long maxMessageSize) {
        this.blobs = blobs;
        this.clock = clock;
        this.maxMessageSize = maxMessageSize;
    }

    /** Reads a message in and has its octets written meanwhile. */
    StagedMessage stage(InputStream octets) {
        StoredMessage message = hold(octets);
        message.blob();
        return message;
    }

    /** Reads a message in; a small one stays in memory until it gets its rows. */
    StoredMessage hold(InputStream octets) {
        MimeScanner scanner = new MimeScanner();
        byte[] block = new byte[BLOCK];
        try (BlobWriter blob = blobs.writer()) {
            for (int count = octets.read(block); count >= 0; count = octets.read(block)) {
                if (blob.size() + count > maxMessageSize) {
                    throw new MessageTooBig(maxMessageSize);
                }
                blob.write(block, 0, count);
                scanner.accept(block, 0, count);
            }
            return StoredMessage.of(blob.hold(), scanner.finish(), clock.instant());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is written and in no folder yet is not moved by compaction. */
    MessageBody body(StagedMessage message) {
        return new StoredBody(blobs, stored(message).blob(), new byte[0], Optional::empty);
    }

    /**
     * A message that is about to get its rows: its octets are durable.
     *
     * @throws UncheckedIOException as {@link #beingWritten}, or when they are not
     */
    StoredMessage fresh(StagedMessage message) {
        StoredMessage stored = beingWritten(message);
        stored.awaitDurable();
        return stored;
    }

    /**
     * A message that is about to get its rows, which may be committed when its octets are durable.
     *
     * @throws UncheckedIOException when it was staged so long ago that its octets may be swept: a
     *     client that sends several at once may take its time
     */
    StoredMessage beingWritten(StagedMessage message) {
        StoredMessage stored = stored(message);
        if (stored.stagedAt().plus(KEPT).isBefore(clock.instant())) {
            throw new UncheckedIOException(
                    new IOException(
                            "the message came more than " + KEPT.toMinutes() + " minutes ago"));
        }
        return stored;
    }

    private static StoredMessage stored(StagedMessage message) {
        if (message instanceof StoredMessage stored) {
            return stored;
        }
        throw new IllegalArgumentException("a message of another store");
    }
}
