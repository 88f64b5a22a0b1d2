package org.mailherd.mailstore.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.mailherd.mailstore.blob.BlobStore;
import org.mailherd.mailstore.blob.BlobWriter;
import org.mailherd.mailstore.structure.MimeScanner;

/** Takes messages in: octets to disk, MIME read on the way. */
public final class Staging {
    private static final int BLOCK = 32 * 1024;

    private final BlobStore blobs;
    private final long maxMessageSize;

    /**
     * @param maxMessageSize in octets
     */
    public Staging(BlobStore blobs, long maxMessageSize) {
        this.blobs = blobs;
        this.maxMessageSize = maxMessageSize;
    }

    StagedMessage stage(InputStream octets) {
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
            return StoredMessage.of(blob.commit(), scanner.finish());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is written and in no folder yet is not moved by compaction. */
    MessageBody body(StagedMessage message) {
        return new StoredBody(
                blobs, StoredMessage.of(message).blob(), new byte[0], Optional::empty);
    }
}
