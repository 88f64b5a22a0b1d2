package org.mailherd.mailstore.blob;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.mailherd.mailstore.recent.RecentlyUsed;

/**
 * Small blobs as they came: those that were just stored, which clients and the index of texts ask
 * for next, and those of which clients take one part after the other. Blobs never change.
 */
final class BlobCache {
    private static final int LARGEST = 64 * 1024;
    private static final int OVERHEAD = 120;

    private final RecentlyUsed<BlobRef, byte[]> blobs;
    private final long largest;

    /**
     * @param octets in all; 0 keeps nothing
     */
    BlobCache(long octets) {
        this.blobs = new RecentlyUsed<>(octets, blob -> blob.length + OVERHEAD);
        this.largest = Math.min(LARGEST, blobs.largest() - OVERHEAD);
    }

    byte @Nullable [] find(BlobRef ref) {
        return ref.size() > largest ? null : blobs.find(ref);
    }

    void keep(BlobRef ref, byte[] octets) {
        if (ref.size() <= largest) {
            blobs.keep(ref, octets);
        }
    }

    /** As {@link #keep}, of a buffer that is longer. */
    void keepCopy(BlobRef ref, byte[] buffer) {
        if (ref.size() <= largest) {
            blobs.keep(ref, Arrays.copyOf(buffer, (int) ref.size()));
        }
    }
}
