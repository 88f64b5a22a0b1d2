package org.mailherd.mailstore.blob;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads segments through a few channels that stay open. A channel may be closed under a reader
 * (evicted, or its other reader was interrupted): then it opens the segment again.
 */
final class SegmentReader {
    private static final int OPEN_SEGMENTS = 128;
    private static final int ATTEMPTS = 5;

    private final SegmentFiles files;
    private final Cache<Long, FileChannel> channels =
            Caffeine.newBuilder()
                    .maximumSize(OPEN_SEGMENTS)
                    .<Long, FileChannel>removalListener((_, channel, _) -> close(channel))
                    .build();

    SegmentReader(SegmentFiles files) {
        this.files = files;
    }

    /**
     * The record whole, its header checked: compressed octets from {@link BlobRecord#HEADER} on.
     */
    byte[] read(BlobRef ref) throws IOException {
        ByteBuffer record =
                ByteBuffer.allocate(BlobRecord.HEADER + Math.toIntExact(ref.storedLength()));
        fill(record, ref, ref.offset());
        BlobRecord.check(record.flip(), ref);
        return record.array();
    }

    /** The record's compressed octets, its header checked, as a stream. */
    InputStream open(BlobRef ref) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(BlobRecord.HEADER);
        fill(header, ref, ref.offset());
        BlobRecord.check(header.flip(), ref);
        return new StoredStream(ref);
    }

    void forget(long segment) {
        channels.invalidate(segment);
    }

    void close() {
        channels.invalidateAll();
        channels.cleanUp();
    }

    private void fill(ByteBuffer into, BlobRef ref, long position) throws IOException {
        int start = into.position();
        for (int attempt = 1; ; attempt++) {
            try {
                into.position(start);
                FileChannel channel = channel(ref.segment());
                while (into.hasRemaining()) {
                    if (channel.read(into, position + into.position() - start) < 0) {
                        throw new BlobDamaged(ref, "the segment ends before it");
                    }
                }
                return;
            } catch (ClosedByInterruptException e) {
                channels.invalidate(ref.segment());
                throw e;
            } catch (ClosedChannelException e) {
                channels.invalidate(ref.segment());
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private FileChannel channel(long segment) throws IOException {
        try {
            return Objects.requireNonNull(channels.get(segment, this::openChannel));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private FileChannel openChannel(long segment) {
        try {
            return FileChannel.open(files.path(segment), StandardOpenOption.READ);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class StoredStream extends InputStream {
        private final BlobRef ref;
        private long position;
        private final long end;

        StoredStream(BlobRef ref) {
            this.ref = ref;
            this.position = ref.offset() + BlobRecord.HEADER;
            this.end = position + ref.storedLength();
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = (int) Math.min(length, end - position);
            if (count <= 0) {
                return length == 0 ? 0 : -1;
            }
            ByteBuffer buffer = ByteBuffer.wrap(into, offset, count).slice();
            fill(buffer, ref, position);
            if (buffer.hasRemaining()) {
                throw new EOFException();
            }
            position += count;
            return count;
        }
    }
}
