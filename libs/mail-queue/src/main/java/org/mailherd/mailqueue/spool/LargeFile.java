package org.mailherd.mailqueue.spool;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import org.mailherd.mailmodel.QueueId;

/**
 * A segment with one message. The first {@value #HEAD_ROOM} bytes stay a hole for a record header
 * and added headers.
 */
final class LargeFile implements Closeable {
    static final int HEAD_ROOM = 64 * 1024;

    /** Most that stands before an added head: the pointer at the file's beginning and a header. */
    static final int MAX_HEADER = RecordHeader.BYTES + 12;

    private static final int MAGIC = 0x4d484c31; // "MHL1"

    private final Spool spool;
    private final long segment;
    private final FileChannel channel;
    private long length;
    private boolean kept;

    private LargeFile(Spool spool, long segment, FileChannel channel) {
        this.spool = spool;
        this.segment = segment;
        this.channel = channel;
    }

    static LargeFile create(Spool spool) throws IOException {
        long segment = spool.create();
        return new LargeFile(spool, segment, spool.channel(segment));
    }

    void append(byte[] from, int offset, int count) throws IOException {
        writeFully(ByteBuffer.wrap(from, offset, count), HEAD_ROOM + length);
        length += count;
    }

    long length() {
        return length;
    }

    byte[] firstBytes(int limit) throws IOException {
        ByteBuffer first = ByteBuffer.allocate((int) Math.min(limit, length));
        while (first.hasRemaining()) {
            if (channel.read(first, HEAD_ROOM + (long) first.position()) < 0) {
                throw new IOException("the draft is shorter than what was written");
            }
        }
        return first.array();
    }

    InputStream open(int skip) throws IOException {
        channel.position(HEAD_ROOM + (long) skip);
        return new BoundedInput(Channels.newInputStream(channel), length - skip) {
            @Override
            public void close() {
                // The draft owns the channel and may be read again.
            }
        };
    }

    /**
     * The header comes last, when all that it speaks of is forced: a file with a header has its
     * message. A pointer at the file's beginning says where it is.
     */
    SpoolRef finish(QueueId id, byte[] head, int replaced, byte[] image) throws IOException {
        long size = length - replaced + head.length;
        long start = HEAD_ROOM + (long) replaced - head.length;
        writeFully(ByteBuffer.wrap(head), start);
        writeFully(ByteBuffer.wrap(image), start + size);
        channel.force(false);
        long header = start - RecordHeader.BYTES;
        writeFully(RecordHeader.encode(id, size, image, RecordHeader.Kind.FORCED), header);
        writeFully(ByteBuffer.allocate(MAX_HEADER).putInt(MAGIC).putLong(header).flip(), 0);
        channel.force(false);
        spool.syncDirectory();
        spool.appended(segment);
        return new SpoolRef(segment, start, size);
    }

    /**
     * @return 0 when the file is a shared segment
     */
    static long headerPosition(FileChannel file) throws IOException {
        ByteBuffer pointer = ByteBuffer.allocate(12);
        file.read(pointer, 0);
        pointer.flip();
        return pointer.remaining() == 12 && pointer.getInt() == MAGIC ? pointer.getLong() : 0;
    }

    private void writeFully(ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    void keep() {
        kept = true;
    }

    @Override
    public void close() throws IOException {
        if (!channel.isOpen()) {
            return;
        }
        channel.close();
        spool.seal(segment);
        if (!kept) {
            spool.discard(segment);
        }
    }
}
