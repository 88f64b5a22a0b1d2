package org.mailherd.mailstore.tree;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
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

    private record Seen(long recentUid, long uidNext) {}

    RecentClaim(JdbcClient jdbc, StoreTransaction transaction, CachedSnapshots snapshots) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.snapshots = snapshots;
    }

    /** The first UID that is recent for the caller, and for nobody after him. */
    long claim(long folderId) {
        Long known = settled.getIfPresent(folderId);
        if (known != null && nothingCameAfter(folderId, known)) {
            return known;
        }
        snapshots.settle(folderId);
        Seen seen = seen(folderId, "");
        Seen claimed = seen.recentUid == seen.uidNext ? seen : claimAll(folderId);
        settled.put(folderId, claimed.uidNext);
        return claimed.recentUid;
    }

    private boolean nothingCameAfter(long folderId, long uidNext) {
        return snapshots.inMemory(folderId).filter(now -> now.uidNext() == uidNext).isPresent();
    }

    private Seen claimAll(long folderId) {
        return transaction.run(_ -> {
            Seen locked = seen(folderId, " FOR UPDATE");
            jdbc.sql("UPDATE folder SET recent_uid = uid_next WHERE id = ?")
                    .param(folderId)
                    .update();
            return locked;
        });
    }

    private Seen seen(long folderId, String lock) {
        return jdbc.sql("SELECT recent_uid, uid_next FROM folder WHERE id = ?" + lock)
                .param(folderId)
                .query((row, _) -> new Seen(row.getLong(1), row.getLong(2)))
                .optional()
                .orElseThrow(() -> new NoSuchFolder(Long.toString(folderId)));
    }
}
