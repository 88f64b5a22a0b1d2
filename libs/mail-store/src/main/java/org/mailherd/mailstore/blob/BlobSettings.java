package org.mailherd.mailstore.blob;

import java.nio.file.Path;

/**
 * @param directory created when first written to
 * @param segmentBytes a segment beyond this is closed and the next begun
 * @param ownSegmentFrom a blob of this many octets (uncompressed) gets a segment of its own
 * @param cacheBytes memory for small blobs, uncompressed; 0 keeps none
 */
public record BlobSettings(Path directory, long segmentBytes, int ownSegmentFrom, long cacheBytes) {
    /** Without a cache: each reading is of the disk. */
    public static BlobSettings in(Path directory) {
        return new BlobSettings(directory, 64L << 20, 1 << 20, 0);
    }
}
