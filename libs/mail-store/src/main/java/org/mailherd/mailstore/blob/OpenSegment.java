package org.mailherd.mailstore.blob;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * The segment that is being written. Records go over zeros that were written ahead of them: a sync
 * then has neither a new length nor new blocks to note, for which the file system would have to
 * commit its journal. What is ahead is cut off when nothing is written for a while; after a crash
 * it stays, and is no record to anybody.
 */
final class OpenSegment {
    /** Longer records get no zeros ahead: these would be written twice for the sync of one. */
    private static final int LARGE = 64 * 1024;

    private static final int LEAST_AHEAD = 64 * 1024;
    private static final int MOST_AHEAD = 1024 * 1024;
    private static final ByteBuffer ZEROS = ByteBuffer.allocateDirect(LEAST_AHEAD);

    private final long id;
    private final FileChannel channel;
    private long end;
    private long zeroed;
    private int ahead = LEAST_AHEAD;

    /** Whether all that was begun has been done. */
    private boolean sound = true;

    OpenSegment(long id, FileChannel channel) {
        this.id = id;
        this.channel = channel;
    }

    long id() {
        return id;
    }

    /** Where the next record goes. */
    long end() {
        return end;
    }

    /** Writes the whole of a record; it is durable after {@link #sync}. */
    void write(ByteBuffer[] record) throws IOException {
        long length = 0;
        for (ByteBuffer piece : record) {
            length += piece.remaining();
        }
        sound = false;
        makeRoom(length);
        ByteBuffer last = record[record.length - 1];
        while (last.hasRemaining()) {
            channel.write(record);
        }
        end += length;
        sound = true;
    }

    /** The more small records there are, the farther ahead. */
    private void makeRoom(long length) throws IOException {
        if (end + length <= zeroed) {
            return;
        }
        if (length >= LARGE) {
            ahead = LEAST_AHEAD;
            return;
        }
        long from = Math.max(zeroed, end);
        long through = end + length + ahead;
        while (from < through) {
            ByteBuffer zeros = ZEROS.duplicate();
            zeros.limit((int) Math.min(zeros.capacity(), through - from));
            from += channel.write(zeros, from);
        }
        zeroed = through;
        ahead = Math.min(2 * ahead, MOST_AHEAD);
    }

    void sync() throws IOException {
        sound = false;
        channel.force(false);
        sound = true;
    }

    /** Cuts off what is ahead. */
    void trim() throws IOException {
        sound = false;
        if (end < zeroed) {
            channel.truncate(end);
        }
        zeroed = end;
        ahead = LEAST_AHEAD;
        sound = true;
    }

    /** After a fault nobody knows what the file holds: then it stays as it is. */
    void close() throws IOException {
        try (channel) {
            if (sound) {
                trim();
            }
        }
    }
}
