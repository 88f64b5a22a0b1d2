package org.mailherd.mailstore.table;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.mailherd.mailstore.snapshot.CachedSnapshots;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs a change of messages: a transaction, repeated when InnoDB chose it as the victim of a
 * deadlock, and after its commit the news to snapshots and sessions.
 */
public final class StoreTransaction {
    private static final int ATTEMPTS = 5;

    private final TransactionTemplate transaction;
    private final CachedSnapshots snapshots;

    public StoreTransaction(TransactionTemplate transaction, CachedSnapshots snapshots) {
        this.transaction = transaction;
        this.snapshots = snapshots;
    }

    /** Takes note of folders that were changed, and to which modseq. */
    public interface Changes {
        void changed(long folderId, long modseq);
    }

    /**
     * @param work may run more than once; only its last run counts
     */
    public <T> T run(Function<Changes, T> work) {
        Map<Long, Long> changed = new LinkedHashMap<>();
        T result = attempt(work, changed);
        changed.forEach(snapshots::changed);
        return result;
    }

    private <T> T attempt(Function<Changes, T> work, Map<Long, Long> changed) {
        for (int attempt = 1; ; attempt++) {
            changed.clear();
            try {
                // The template returns what the work returns.
                @SuppressWarnings("NullAway")
                T result = transaction.execute(_ -> work.apply(changed::put));
                return result;
            } catch (ConcurrencyFailureException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
