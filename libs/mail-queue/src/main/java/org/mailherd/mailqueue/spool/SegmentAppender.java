package org.mailherd.mailqueue.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
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
        SpoolRef place = write(draft.record(id, image), draft.size());
        spool.appended(segment);
        return place;
    }

    /**
     * Appends, without forcing, a message that stands elsewhere in the spool and has rows. It
     * counts for a message of ours only when these name it: a recovery leaves it alone.
     *
     * @throws SpoolDamagedException when it does not stand there as it was written
     */
    public SpoolRef copy(QueueId id, SpoolRef from) throws IOException {
        ByteBuffer message;
        try (FileChannel file = spool.openToRead(id, from)) {
            message = new RecordReader(file).message(id, from);
        }
        ByteBuffer header =
                RecordHeader.encode(
                        id, from.length(), new byte[0], RecordHeader.Kind.COPY, message);
        return write(new ByteBuffer[] {header, message}, from.length());
    }

    private SpoolRef write(ByteBuffer[] record, long length) throws IOException {
        FileChannel file = current();
        long start = file.position();
        long left = Arrays.stream(record).mapToLong(ByteBuffer::remaining).sum();
        try {
            while (left > 0) {
                left -= file.write(record);
            }
        } catch (IOException e) {
            abandon();
            throw e;
        }
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
