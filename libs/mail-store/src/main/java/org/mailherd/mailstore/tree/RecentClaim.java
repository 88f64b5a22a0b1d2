package org.mailherd.mailstore.tree;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.mailherd.mailstore.folder.ClaimedUids;
import org.mailherd.mailstore.folder.NoSuchFolder;
import org.mailherd.mailstore.snapshot.CachedSnapshots;
import org.mailherd.mailstore.table.StoreTransaction;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Gives each message that is {@code \Recent} to one session only. A folder into which nothing came
 * since its last claim here is not asked for in the tables: most are opened again and again.
 */
final class RecentClaim {
    private static final int REMEMBERED = 20_000;

    private final JdbcClient jdbc;
    private final StoreTransaction transaction;
    private final CachedSnapshots snapshots;

    /** By folder, the next UID when nothing was left to claim. */
    private final Cache<Long, Long> settled = Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    RecentClaim(JdbcClient jdbc, StoreTransaction transaction, CachedSnapshots snapshots) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.snapshots = snapshots;
    }

    /** What is recent for the caller, and for nobody else. */
    ClaimedUids claim(long folderId) {
        Long known = settled.getIfPresent(folderId);
        if (known != null && nothingCameAfter(folderId, known)) {
            return new ClaimedUids(known, known);
        }
        snapshots.settle(folderId);
        ClaimedUids left = unclaimed(folderId, "");
        ClaimedUids claimed = left.isEmpty() ? left : claimAll(folderId);
        settled.put(folderId, claimed.next());
        return claimed;
    }

    private boolean nothingCameAfter(long folderId, long uidNext) {
        return snapshots.inMemory(folderId).filter(now -> now.uidNext() == uidNext).isPresent();
    }

    private ClaimedUids claimAll(long folderId) {
        return transaction.run(_ -> {
            ClaimedUids locked = unclaimed(folderId, " FOR UPDATE");
            jdbc.sql("UPDATE folder SET recent_uid = uid_next WHERE id = ?")
                    .param(folderId)
                    .update();
            return locked;
        });
    }

    private ClaimedUids unclaimed(long folderId, String lock) {
        return jdbc.sql("SELECT recent_uid, uid_next FROM folder WHERE id = ?" + lock)
                .param(folderId)
                .query((row, _) -> new ClaimedUids(row.getLong(1), row.getLong(2)))
                .optional()
                .orElseThrow(() -> new NoSuchFolder(Long.toString(folderId)));
    }
}
