package org.mailherd.mailstore.blob;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Takes one blob: in memory while it is small, then into a file that becomes its segment. */
public final class BlobWriter extends OutputStream {
    private static final int FIRST_BUFFER = 16 * 1024;

    private final int inMemory;
    private final SegmentFiles files;
    private final Target target;
    private byte[] buffer = new byte[FIRST_BUFFER];
    private long size;
    private @Nullable Spill spill;
    private boolean committed;

    BlobWriter(int inMemory, SegmentFiles files, Target target) {
        this.inMemory = inMemory;
        this.files = files;
        this.target = target;
    }

    /** Where small blobs go. */
    record Target(SegmentAppender appender, Compressor compressor, BlobCache cache) {
        HeldBlob hold(byte[] buffer, int size) {
            byte[] stored = compressor.compress(buffer, size);
            return new HeldBlob(new HeldBlob.InMemory(buffer, stored, appender, cache), size);
        }
    }

    /** Octets so far. */
    public long size() {
        return size;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws IOException {
        if (spill == null && size + length >= inMemory) {
            spill = Spill.begin(files.disk(), files.createUnfinished());
            spill.out.write(buffer, 0, (int) size);
            buffer = new byte[0];
        }
        if (spill == null) {
            if (size + length > buffer.length) {
                buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, (int) size + length));
            }
            System.arraycopy(octets, offset, buffer, (int) size, length);
        } else {
            spill.out.write(octets, offset, length);
        }
        size += length;
    }

    /** Makes the blob durable. */
    public BlobRef commit() throws IOException {
        WrittenBlob written = hold().written();
        written.awaitDurable();
        return written.place();
    }

    /** Ends the blob; a small one stays in memory until it is {@link HeldBlob#written()}. */
    public HeldBlob hold() throws IOException {
        committed = true;
        Spill spilled = spill;
        if (spilled != null) {
            return new HeldBlob(WrittenBlob.durable(spilled.finish(files, size)), size);
        }
        return target.hold(buffer, (int) size);
    }

    @Override
    public void close() throws IOException {
        if (spill != null && !committed) {
            spill.discard();
        }
    }

    private record Spill(Path file, FileChannel channel, OutputStream out) {
        static Spill begin(Disk disk, Path file) throws IOException {
            FileChannel channel = disk.open(file, StandardOpenOption.WRITE);
            channel.position(BlobRecord.HEADER);
            OutputStream out =
                    new ZstdOutputStreamNoFinalizer(
                                    new BufferedOutputStream(
                                            Channels.newOutputStream(channel), 64 * 1024),
                                    Compressor.LEVEL)
                            .setChecksum(true);
            return new Spill(file, channel, out);
        }

        BlobRef finish(SegmentFiles files, long size) throws IOException {
            try (channel) {
                // Ends the zstd frame and closes the channel under it, so the header is written by
                // a second one.
                out.close();
            }
            try (FileChannel again = files.disk().open(file, StandardOpenOption.WRITE)) {
                long storedLength = again.size() - BlobRecord.HEADER;
                ByteBuffer header = BlobRecord.header(storedLength, size);
                while (header.hasRemaining()) {
                    again.write(header, header.position());
                }
                again.force(false);
                return new BlobRef(files.finish(file), 0, storedLength, size);
            }
        }

        void discard() throws IOException {
            try {
                out.close();
            } finally {
                Files.deleteIfExists(file);
            }
        }
    }
}
