package org.mailherd.mailstore.blob;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Stores blobs durably and reads them back. Safe for any number of threads. */
public final class BlobStore implements AutoCloseable {
    private final BlobSettings settings;
    private final SegmentFiles files;
    private final SegmentAppender appender;
    private final SegmentReader reader;
    private final Compressor compressor = new Compressor();
    private final BlobCache cache;

    public BlobStore(BlobSettings settings, Clock clock) {
        this(settings, clock, Disk.real());
    }

    public BlobStore(BlobSettings settings, Clock clock, Disk disk) {
        this.settings = settings;
        this.files = new SegmentFiles(settings.directory(), clock, disk);
        this.appender = new SegmentAppender(files, settings.segmentBytes());
        this.reader = new SegmentReader(files);
        this.cache = new BlobCache(settings.cacheBytes());
    }

    /** A new blob: write to it, then commit; closing it without leaves nothing behind. */
    public BlobWriter writer() {
        return new BlobWriter(
                settings.ownSegmentFrom(),
                files,
                new BlobWriter.Target(appender, compressor, cache));
    }

    /** A whole blob in memory; the array is shared, nobody may write to it. */
    public byte[] read(BlobRef ref) throws IOException {
        byte[] known = cache.find(ref);
        if (known != null) {
            return known;
        }
        byte[] octets = decompressed(ref);
        cache.keep(ref, octets);
        return octets;
    }

    private byte[] decompressed(BlobRef ref) throws IOException {
        return compressor.decompress(reader.read(ref), ref);
    }

    /** Whether {@link #read} is the way to read it, in one piece. */
    public boolean isSmall(BlobRef ref) {
        return ref.size() < settings.ownSegmentFrom();
    }

    /** A blob as a stream: small ones from memory, large ones decompressed as they are read. */
    public InputStream open(BlobRef ref) throws IOException {
        if (isSmall(ref)) {
            return new ByteArrayInputStream(read(ref));
        }
        return new ZstdInputStreamNoFinalizer(reader.open(ref));
    }

    /** Copies a blob as stored into the open segment, durably; the old one stays. */
    BlobRef copy(BlobRef ref) throws IOException {
        byte[] record = reader.read(ref);
        byte[] stored = Arrays.copyOfRange(record, BlobRecord.HEADER, record.length);
        return appender.append(stored, stored.length, ref.size());
    }

    /**
     * Reads a blob to its end from the disk, with little memory: its record, its checksum and its
     * size are right, or this throws.
     */
    public void verify(BlobRef ref) throws IOException {
        if (isSmall(ref)) {
            decompressed(ref);
            return;
        }
        try (InputStream in = open(ref)) {
            if (in.transferTo(OutputStream.nullOutputStream()) != ref.size()) {
                throw new BlobDamaged(ref, "not as long as it was");
            }
        }
    }

    /** Segments on disk that nothing was written to since. */
    public List<Long> segmentsBefore(Instant instant) throws IOException {
        return files.closedBefore(instant.toEpochMilli());
    }

    /** Where what is written from now on begins: to {@link #notesSince} when it must be found. */
    public BlobMark end() {
        return appender.end();
    }

    /** Blobs written since with a note, in the order of each segment. */
    public void notesSince(BlobMark mark, NoteVisitor visitor) throws IOException {
        new NoteReader(files).read(mark, visitor);
    }

    SegmentFiles files() {
        return files;
    }

    void delete(long segment) throws IOException {
        reader.forget(segment);
        files.delete(segment);
    }

    /** Ends after what was begun is durable. */
    @Override
    public void close() {
        appender.close();
        reader.close();
    }
}
