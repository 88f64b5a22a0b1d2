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

    SpoolRef finish(QueueId id, byte[] head, int replaced) throws IOException {
        long size = length - replaced + head.length;
        long start = HEAD_ROOM + (long) replaced - head.length;
        writeFully(ByteBuffer.wrap(head), start);
        writeFully(RecordHeader.encode(id, size), start - RecordHeader.BYTES);
        channel.force(false);
        spool.syncDirectory();
        return new SpoolRef(segment, start, size);
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
            spool.remove(segment);
        }
    }
}
