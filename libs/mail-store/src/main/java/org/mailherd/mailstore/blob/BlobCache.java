package org.mailherd.mailstore.blob;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Small blobs as they came: those that were just stored, which clients and the index of texts ask
 * for next, and those of which clients take one part after the other. Blobs never change.
 */
final class BlobCache {
    private static final int LARGEST = 64 * 1024;
    private static final int OVERHEAD = 120;

    private final Cache<BlobRef, byte[]> blobs;
    private final long largest;

    /**
     * @param octets in all; 0 keeps nothing
     */
    BlobCache(long octets) {
        // The cache evicts a moment later: what cannot stay must not come in.
        this.largest = Math.min(LARGEST, octets - OVERHEAD);
        this.blobs =
                Caffeine.newBuilder()
                        .maximumWeight(octets)
                        .<BlobRef, byte[]>weigher((_, blob) -> blob.length + OVERHEAD)
                        .build();
    }

    byte @Nullable [] find(BlobRef ref) {
        return ref.size() > largest ? null : blobs.getIfPresent(ref);
    }

    void keep(BlobRef ref, byte[] octets) {
        if (ref.size() <= largest) {
            blobs.put(ref, octets);
        }
    }

    /** As {@link #keep}, of a buffer that is longer. */
    void keepCopy(BlobRef ref, byte[] buffer) {
        if (ref.size() <= largest) {
            blobs.put(ref, Arrays.copyOf(buffer, (int) ref.size()));
        }
    }
}
