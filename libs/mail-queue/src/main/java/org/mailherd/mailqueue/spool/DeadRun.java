package org.mailherd.mailqueue.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A run whose process is surely gone, held by us so that nobody else recovers it at the same time.
 * Whatever {@link #unsettled} brings belongs into the tables; then {@link #finish}.
 */
public final class DeadRun implements Closeable {
    private final RunFolder folder;
    private final RunLocks.Held lock;

    DeadRun(RunFolder folder, RunLocks.Held lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** The owner's name in its leases. */
    public String name() {
        return folder.name();
    }

    public List<Long> segments() throws IOException {
        return folder.segments().stream().sorted().toList();
    }

    /** Messages of a segment that only the segment knows, in the order of their arrival. */
    public List<Unsettled> unsettled(long segment) throws IOException {
        return new ArrayList<>(
                SegmentScan.of(
                        segment,
                        folder.file(segment, RunFolder.SEGMENT),
                        Marks.read(folder.file(segment, RunFolder.MARKS))));
    }

    /** These are in the tables now. */
    public void settled(long segment, Collection<Long> positions) throws IOException {
        try (Marks marks = Marks.open(folder.file(segment, RunFolder.MARKS))) {
            marks.add(positions);
        }
    }

    /** All is in the tables: from now on its segments go when no row names them. */
    public void finish() throws IOException {
        Files.deleteIfExists(folder.lockFile());
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
