package org.mailherd.mailqueue.queue;

import java.io.IOException;
import java.util.Set;
import org.mailherd.mailqueue.spool.Spool;

/**
 * Removes segments that no row names: done with, or written by a process that died before it
 * committed the rows. Run once at start and every few seconds after.
 */
public final class SpoolSweeper {
    private final Spool spool;
    private final QueueStore store;

    public SpoolSweeper(Spool spool, QueueStore store) {
        this.spool = spool;
        this.store = store;
    }

    /**
     * @return segments removed
     */
    public int sweep() throws IOException {
        // Sealed before rows: a segment sealed here has its rows committed, so the second question
        // sees them.
        Set<Long> garbage = spool.sealed();
        if (garbage.isEmpty()) {
            return 0;
        }
        store.removeEmptyMessages(spool.id());
        garbage.removeAll(store.segmentsInUse(spool.id()));
        for (long segment : garbage) {
            spool.remove(segment);
        }
        return garbage.size();
    }
}
