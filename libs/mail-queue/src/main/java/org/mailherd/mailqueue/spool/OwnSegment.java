package org.mailherd.mailqueue.spool;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** What this run knows of a segment that it wrote. All methods hold this object's monitor. */
final class OwnSegment {
    private final Path marksFile;
    private boolean open = true;
    private int unmarked;
    private @Nullable Marks marks;

    OwnSegment(Path marksFile) {
        this.marksFile = marksFile;
    }

    synchronized void appended() {
        unmarked++;
    }

    synchronized void seal() throws IOException {
        open = false;
        closeIfDone();
    }

    synchronized boolean isOpen() {
        return open;
    }

    /** Whether every message in it is either finished or in the tables, and no more will come. */
    synchronized boolean isDone() {
        return !open && unmarked == 0;
    }

    synchronized void mark(Collection<Long> positions) throws IOException {
        // Counted whatever the file says: a segment that nobody may sweep would lie there for ever.
        unmarked -= positions.size();
        Marks file = marks;
        if (file == null) {
            file = Marks.open(marksFile);
            marks = file;
        }
        file.add(positions);
        closeIfDone();
    }

    synchronized void force() throws IOException {
        if (marks != null) {
            marks.force();
        }
    }

    synchronized void close() throws IOException {
        if (marks != null) {
            marks.close();
            marks = null;
        }
    }

    private void closeIfDone() throws IOException {
        if (isDone()) {
            close();
        }
    }
}
