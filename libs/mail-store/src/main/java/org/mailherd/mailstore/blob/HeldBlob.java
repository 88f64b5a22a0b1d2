package org.mailherd.mailstore.blob;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A whole blob; a small one is in memory, compressed, until somebody knows what is to be written
 * with it. It is written once.
 */
public final class HeldBlob {
    private final ReentrantLock lock = new ReentrantLock();
    private final long size;
    private @Nullable InMemory held;
    private @Nullable WrittenBlob written;

    /**
     * @param buffer longer than the blob, perhaps
     */
    @SuppressWarnings("ArrayRecordComponent")
    record InMemory(byte[] buffer, byte[] stored, SegmentAppender appender, BlobCache cache) {
        WrittenBlob write(long size, ByteBuffer note) throws IOException {
            WrittenBlob begun = appender.write(stored, stored.length, size, note);
            begun.whenPlaced(ref -> cache.keepCopy(ref, buffer));
            return begun;
        }
    }

    HeldBlob(InMemory held, long size) {
        this.held = held;
        this.size = size;
    }

    /** One that is written. */
    public HeldBlob(WrittenBlob written, long size) {
        this.written = written;
        this.size = size;
    }

    /** In octets, not compressed. */
    public long size() {
        return size;
    }

    /** Whether nothing of it is on its way to the disk yet. */
    public boolean isInMemory() {
        lock.lock();
        try {
            return held != null;
        } finally {
            lock.unlock();
        }
    }

    /** Has it written, unless it is. */
    public WrittenBlob written() throws IOException {
        lock.lock();
        try {
            WrittenBlob begun = write(NoteRecord.NONE);
            return begun == null ? Objects.requireNonNull(written) : begun;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Has it written with a note, which {@link BlobStore#notesSince} finds again.
     *
     * @param note at most 4096 octets
     * @return empty when it was written before
     */
    public Optional<WrittenBlob> written(byte[] note) throws IOException {
        lock.lock();
        try {
            return Optional.ofNullable(write(NoteRecord.of(note)));
        } finally {
            lock.unlock();
        }
    }

    private @Nullable WrittenBlob write(ByteBuffer note) throws IOException {
        InMemory blob = held;
        if (blob == null) {
            return null;
        }
        WrittenBlob begun = blob.write(size, note);
        written = begun;
        held = null;
        return begun;
    }
}
