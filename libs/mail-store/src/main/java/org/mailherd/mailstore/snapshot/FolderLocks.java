package org.mailherd.mailstore.snapshot;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** One lock a folder, shared by the folders of a stripe; who holds it may take it again. */
final class FolderLocks {
    /** A power of two. */
    private static final int STRIPES = 256;

    private final List<ReentrantLock> stripes =
            IntStream.range(0, STRIPES).mapToObj(_ -> new ReentrantLock()).toList();

    <T> T locked(long folderId, Supplier<T> work) {
        ReentrantLock lock = stripes.get(Long.hashCode(folderId) & (STRIPES - 1));
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    void locked(long folderId, Runnable work) {
        locked(
                folderId,
                () -> {
                    work.run();
                    return null;
                });
    }
}
