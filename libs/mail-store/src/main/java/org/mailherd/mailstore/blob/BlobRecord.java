package org.mailherd.mailstore.blob;

import java.nio.ByteBuffer;

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
