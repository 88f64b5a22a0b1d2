package org.mailherd.mailqueue.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds the records of a segment whose writer is dead. The first one that is not whole ends the
 * search: records are forced in their order, so nothing behind it was ever promised.
 */
final class SegmentScan {
    private static final int MAX_IMAGE = 64 * 1024 * 1024;

    private final long segment;
    private final FileChannel file;
    private final Set<Long> marked;
    private final List<Unsettled> found = new ArrayList<>();

    private SegmentScan(long segment, FileChannel file, Set<Long> marked) {
        this.segment = segment;
        this.file = file;
        this.marked = marked;
    }

    /** The records that are whole and not marked. */
    static List<Unsettled> of(long segment, Path path, Set<Long> marked) throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            SegmentScan scan = new SegmentScan(segment, file, marked);
            scan.run();
            return scan.found;
        }
    }

    private void run() throws IOException {
        long start = LargeFile.headerPosition(file);
        if (start > 0) {
            record(start);
            return;
        }
        long next = 0;
        while (next >= 0) {
            next = record(next);
        }
    }

    /**
     * @return where the next record begins, or -1 after the last
     */
    private long record(long at) throws IOException {
        ByteBuffer bytes = new RecordReader(file).read(at, RecordHeader.BYTES);
        RecordHeader header = RecordHeader.decode(bytes.duplicate());
        if (header == null || header.imageLength() > MAX_IMAGE || header.length() > file.size()) {
            return -1;
        }
        long position = at + RecordHeader.BYTES;
        long end = position + header.length() + header.imageLength();
        if (end > file.size()) {
            return -1;
        }
        if (marked.contains(position) || header.kind() == RecordHeader.Kind.COPY) {
            return end;
        }
        byte[] image = new RecordReader(file).image(bytes, header, position);
        if (image == null) {
            return -1;
        }
        found.add(
                new Unsettled(
                        header.id(), new SpoolRef(segment, position, header.length()), image));
        return end;
    }
}
