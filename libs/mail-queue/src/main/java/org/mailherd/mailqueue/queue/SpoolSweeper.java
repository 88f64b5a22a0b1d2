package org.mailherd.mailqueue.queue;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mailherd.mailqueue.spool.Spool;

/**
 * Removes segments that nothing needs any more: all their messages are finished, or copied
 * elsewhere. A segment goes at the second look that finds it so: who has read a row before its
 * message was copied has the time between them to open the file.
 */
public final class SpoolSweeper {
    private static final int CHUNK = 1000;

    private final Spool spool;
    private final QueueStore store;
    private Set<Long> unused = new HashSet<>();

    public SpoolSweeper(Spool spool, QueueStore store) {
        this.spool = spool;
        this.store = store;
    }

    /**
     * @return segments removed
     */
    public int sweep() throws IOException {
        // Files before rows: what is sweepable here has its rows committed, so the question sees
        // them.
        List<Long> candidates = spool.sweepable().stream().sorted().toList();
        int removed = 0;
        Set<Long> found = new HashSet<>();
        for (int from = 0; from < candidates.size(); from += CHUNK) {
            List<Long> some = candidates.subList(from, Math.min(from + CHUNK, candidates.size()));
            Set<Long> used = store.segmentsInUse(spool.id(), some);
            for (long segment : some) {
                if (used.contains(segment)) {
                    continue;
                }
                if (unused.contains(segment)) {
                    spool.remove(segment);
                    removed++;
                } else {
                    found.add(segment);
                }
            }
        }
        unused = found;
        return removed;
    }
}
