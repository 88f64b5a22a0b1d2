package org.mailherd.mailstore.blob;

import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Small blobs as they came: those that were just stored, which clients and the index of texts ask
 * for next, and those of which clients take one part after the other. Blobs never change.
 *
 * <p>Who came last stays longest: a cache that weighs how often something was asked for would keep
 * yesterday's mail and turn away what has just arrived.
 */
final class BlobCache {
    private static final int LARGEST = 64 * 1024;
    private static final int OVERHEAD = 120;
    private static final int SHELVES = 8;

    private final Shelf[] shelves = new Shelf[SHELVES];
    private final long largest;

    /**
     * @param octets in all; 0 keeps nothing
     */
    BlobCache(long octets) {
        long each = octets / SHELVES;
        this.largest = Math.min(LARGEST, each - OVERHEAD);
        Arrays.setAll(shelves, _ -> new Shelf(each));
    }

    byte @Nullable [] find(BlobRef ref) {
        return ref.size() > largest ? null : shelf(ref).find(ref);
    }

    void keep(BlobRef ref, byte[] octets) {
        if (ref.size() <= largest) {
            shelf(ref).keep(ref, octets);
        }
    }

    /** As {@link #keep}, of a buffer that is longer. */
    void keepCopy(BlobRef ref, byte[] buffer) {
        if (ref.size() <= largest) {
            shelf(ref).keep(ref, Arrays.copyOf(buffer, (int) ref.size()));
        }
    }

    private Shelf shelf(BlobRef ref) {
        int mixed = ref.hashCode() * 0x9E37_79B9;
        return shelves[(mixed >>> 16) % SHELVES];
    }

    /** A part of the whole under a lock of its own. */
    private static final class Shelf {
        private final ReentrantLock lock = new ReentrantLock();
        private final Map<BlobRef, byte[]> blobs = new LinkedHashMap<>(64, 0.75f, true);
        private final long most;
        private long held;

        Shelf(long most) {
            this.most = most;
        }

        byte @Nullable [] find(BlobRef ref) {
            lock.lock();
            try {
                return blobs.get(ref);
            } finally {
                lock.unlock();
            }
        }

        void keep(BlobRef ref, byte[] octets) {
            lock.lock();
            try {
                if (blobs.put(ref, octets) == null) {
                    held += octets.length + OVERHEAD;
                }
                Iterator<byte[]> oldest = blobs.values().iterator();
                while (held > most) {
                    held -= oldest.next().length + OVERHEAD;
                    oldest.remove();
                }
            } finally {
                lock.unlock();
            }
        }
    }
}
