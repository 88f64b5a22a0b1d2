package org.mailherd.mailstore.blob;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The one writer of the open segment: takes what has gathered in its queue, writes it, syncs once,
 * then tells everyone. A thread of its own also keeps an interrupted session from closing the
 * channel under all others.
 */
final class SegmentAppender implements AutoCloseable {
    private static final int BATCH = 256;

    /** So long without a blob: the open segment needs no room ahead. */
    private static final Duration REST = Duration.ofMinutes(1);

    /** Is not written: ends a wait for something that is. */
    private static final Pending WAKE =
            new Pending(
                    new ByteBuffer[0], 0, 0, new CompletableFuture<>(), new CompletableFuture<>());

    private final SegmentFiles files;
    private final long segmentBytes;
    private final LinkedBlockingQueue<Pending> queue = new LinkedBlockingQueue<>(4 * BATCH);
    private final Thread thread;
    private volatile boolean closing;
    private volatile @Nullable BlobMark end;
    private long lastWrite;
    private @Nullable OpenSegment open;

    SegmentAppender(SegmentFiles files, long segmentBytes) {
        this.files = files;
        this.segmentBytes = segmentBytes;
        this.thread = Thread.ofPlatform().name("blob-appender").daemon().start(this::run);
    }

    /** Returns when the blob is durable. */
    BlobRef append(byte[] stored, int storedLength, long size) throws IOException {
        WrittenBlob written = write(stored, storedLength, size, NoteRecord.NONE);
        written.awaitDurable();
        return written.place();
    }

    /**
     * Has the blob written and synced, in the order of the calls.
     *
     * @param note the record of a note that is written with it, behind it; may be empty
     */
    WrittenBlob write(byte[] stored, int storedLength, long size, ByteBuffer note)
            throws IOException {
        Pending pending =
                new Pending(
                        record(
                                BlobRecord.header(storedLength, size),
                                ByteBuffer.wrap(stored, 0, storedLength),
                                note),
                        storedLength,
                        size,
                        new CompletableFuture<>(),
                        new CompletableFuture<>());
        if (closing) {
            throw new IOException("the blob store is closed");
        }
        try {
            queue.put(pending);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while storing a message", e);
        }
        return new WrittenBlob(pending.placed, pending.synced);
    }

    private static ByteBuffer[] record(ByteBuffer header, ByteBuffer stored, ByteBuffer note) {
        return note.hasRemaining()
                ? new ByteBuffer[] {header, stored, note}
                : new ByteBuffer[] {header, stored};
    }

    /** Everything that is written from now on stands behind it, or in a later segment. */
    BlobMark end() {
        BlobMark known = end;
        return known == null ? new BlobMark(files.nextNumber(), 0) : known;
    }

    private void run() {
        List<Pending> batch = new ArrayList<>(BATCH);
        while (!closing || !queue.isEmpty()) {
            batch.clear();
            try {
                Pending first = queue.poll(REST.toMillis(), TimeUnit.MILLISECONDS);
                if (first == null) {
                    trim();
                    continue;
                }
                batch.add(first);
            } catch (InterruptedException _) {
                continue;
            }
            queue.drainTo(batch, BATCH - 1);
            batch.remove(WAKE);
            if (!batch.isEmpty()) {
                write(batch);
            }
        }
        closeOpen();
    }

    private void write(List<Pending> batch) {
        try {
            List<BlobRef> refs = new ArrayList<>(batch.size());
            for (Pending pending : batch) {
                refs.add(write(pending));
            }
            end = new BlobMark(current().id(), current().end());
            for (int i = 0; i < refs.size(); i++) {
                batch.get(i).placed.complete(refs.get(i));
            }
            current().sync();
        } catch (IOException | RuntimeException e) {
            // After a failed write or sync nobody knows what the file holds: go on in a new one.
            closeOpen();
            batch.forEach(pending -> pending.fail(e));
            return;
        }
        batch.forEach(pending -> pending.synced.complete(true));
    }

    private BlobRef write(Pending pending) throws IOException {
        OpenSegment segment = current();
        boolean full = segment.end() >= segmentBytes;
        // The sweeper counts on it that nobody writes to a segment that has rested for its grace.
        boolean rested =
                lastWrite > 0 && files.now() - lastWrite > SegmentSweeper.GRACE.toMillis() / 2;
        if (full || rested) {
            segment.sync();
            closeOpen();
            segment = current();
        }
        lastWrite = files.now();
        long offset = segment.end();
        segment.write(pending.record);
        return new BlobRef(segment.id(), offset, pending.storedLength, pending.size);
    }

    private OpenSegment current() throws IOException {
        OpenSegment segment = open;
        if (segment == null) {
            segment = files.create();
            open = segment;
        }
        return segment;
    }

    private void trim() {
        OpenSegment segment = open;
        if (segment != null) {
            try {
                segment.trim();
            } catch (IOException _) {
                closeOpen();
            }
        }
    }

    private void closeOpen() {
        OpenSegment segment = open;
        open = null;
        if (segment != null) {
            try {
                segment.close();
            } catch (IOException _) {
                // what was acknowledged is synced, the rest was refused: nothing depends on this
                // close
            }
        }
    }

    /** Writes what is queued, then ends. */
    @Override
    public void close() {
        closing = true;
        // No interrupt: it would close the segment under what is being written.
        queue.offer(WAKE);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Pending(
            ByteBuffer[] record,
            long storedLength,
            long size,
            CompletableFuture<BlobRef> placed,
            CompletableFuture<Boolean> synced) {

        void fail(Exception reason) {
            placed.completeExceptionally(reason);
            synced.completeExceptionally(reason);
        }
    }
}
