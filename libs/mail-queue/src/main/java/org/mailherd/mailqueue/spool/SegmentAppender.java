package org.mailherd.mailqueue.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;
import org.mailherd.mailmodel.QueueId;

/**
 * Appends drafts to a shared segment and begins a new one when it is full. Owned by one thread:
 * append as many as wait, {@link #sync} once, commit their rows, then {@link #rollOver}. After a
 * failed write or force the segment is given up: a kernel may report such a failure only once, so a
 * later force on the same file proves nothing.
 */
public final class SegmentAppender implements Closeable {
    private final Spool spool;
    private final long segmentLimit;
    private @Nullable FileChannel channel;
    private long segment;
    private boolean fresh;

    public SegmentAppender(Spool spool, long segmentLimit) {
        this.spool = spool;
        this.segmentLimit = segmentLimit;
    }

    /**
     * Appends without forcing. The message counts as unmarked from now on.
     *
     * @param image what a recovery is to put into the tables
     */
    public SpoolRef append(QueueId id, SpoolDraft draft, byte[] image) throws IOException {
        FileChannel file = current();
        ByteBuffer[] record = draft.record(id, image);
        long start = file.position();
        long length = draft.size();
        long left = RecordHeader.BYTES + length + image.length;
        try {
            while (left > 0) {
                left -= file.write(record);
            }
        } catch (IOException e) {
            abandon();
            throw e;
        }
        spool.appended(segment);
        return new SpoolRef(segment, start + RecordHeader.BYTES, length);
    }

    /** One fdatasync for everything appended; the folder too when the segment is new. */
    public void sync() throws IOException {
        if (channel == null) {
            return;
        }
        try {
            channel.force(false);
            if (fresh) {
                spool.syncDirectory();
                fresh = false;
            }
        } catch (IOException e) {
            abandon();
            throw e;
        }
    }

    /** Call when the rows of all that was appended are committed or given up. */
    public void rollOver() throws IOException {
        if (channel != null && channel.position() >= segmentLimit) {
            abandon();
        }
    }

    private FileChannel current() throws IOException {
        if (channel == null) {
            segment = spool.create();
            channel = spool.channel(segment);
            fresh = true;
        }
        return channel;
    }

    /** The segment takes no more; what rows name in it stays readable. */
    private void abandon() throws IOException {
        FileChannel file = channel;
        channel = null;
        spool.seal(segment);
        if (file != null) {
            file.close();
        }
    }

    /** Seals the segment however full, so that it can be swept once its messages are done. */
    @Override
    public void close() throws IOException {
        if (channel != null) {
            abandon();
        }
    }
}
