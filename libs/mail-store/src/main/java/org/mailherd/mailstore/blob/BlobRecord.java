package org.mailherd.mailstore.blob;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The frame of a blob in a segment: magic, compressed length, original length, then one zstd frame
 * with its checksum.
 */
final class BlobRecord {
    static final int HEADER = 20;
    private static final int MAGIC = 0x4D484231; // MHB1

    private BlobRecord() {}

    static ByteBuffer header(long storedLength, long size) {
        return ByteBuffer.allocate(HEADER).putInt(MAGIC).putLong(storedLength).putLong(size).flip();
    }

    /** What a record says of its blob; null when none begins there. */
    static @Nullable BlobRef at(long segment, long offset, ByteBuffer header) {
        if (header.getInt() != MAGIC) {
            return null;
        }
        long storedLength = header.getLong();
        return storedLength < 0
                ? null
                : new BlobRef(segment, offset, storedLength, header.getLong());
    }

    static void check(ByteBuffer header, BlobRef ref) throws BlobDamaged {
        boolean fits =
                header.remaining() >= HEADER
                        && header.getInt() == MAGIC
                        && header.getLong() == ref.storedLength()
                        && header.getLong() == ref.size();
        if (!fits) {
            throw new BlobDamaged(ref, "no record of this length there");
        }
    }
}
