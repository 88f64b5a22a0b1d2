package org.mailherd.mailstore.tree;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.mailherd.mailstore.folder.NoSuchFolder;
import org.mailherd.mailstore.folder.RecentUids;
import org.mailherd.mailstore.snapshot.CachedSnapshots;
import org.mailherd.mailstore.table.StoreTransaction;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Gives each message that is {@code \Recent} to one session only, to one that shows it. A folder of
 * which all that a session shows was claimed here is not asked for in the tables: most are opened
 * again and again.
 */
final class RecentClaim {
    private static final int REMEMBERED = 20_000;

    private final JdbcClient jdbc;
    private final StoreTransaction transaction;
    private final CachedSnapshots snapshots;

    /** By folder, a UID below which all is claimed. */
    private final Cache<Long, Long> claimed = Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    RecentClaim(JdbcClient jdbc, StoreTransaction transaction, CachedSnapshots snapshots) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.snapshots = snapshots;
    }

    /** See {@code FolderStore.claimRecent}. */
    RecentUids claim(long folderId, long uidNext) {
        if (isKnownClaimed(folderId, uidNext)) {
            return RecentUids.NONE;
        }
        long first = firstUnclaimed(folderId, "");
        if (first < uidNext) {
            // A window of uploads holds the folder's row until it is committed.
            snapshots.settle(folderId);
            first = claimBelow(folderId, uidNext);
        }
        noteClaimed(folderId, Math.max(first, uidNext));
        return new RecentUids(first, uidNext);
    }

    /** See {@code FolderStore.unclaimed}. */
    RecentUids unclaimed(long folderId, long uidNext) {
        if (isKnownClaimed(folderId, uidNext)) {
            return RecentUids.NONE;
        }
        long first = firstUnclaimed(folderId, "");
        noteClaimed(folderId, first);
        return new RecentUids(first, uidNext);
    }

    private boolean isKnownClaimed(long folderId, long uidNext) {
        Long known = claimed.getIfPresent(folderId);
        return known != null && known >= uidNext;
    }

    private void noteClaimed(long folderId, long belowUid) {
        claimed.asMap().merge(folderId, belowUid, Math::max);
    }

    private long claimBelow(long folderId, long uidNext) {
        return transaction.run(_ -> {
            long first = firstUnclaimed(folderId, " FOR UPDATE");
            if (first < uidNext) {
                jdbc.sql("UPDATE folder SET recent_uid = ? WHERE id = ?")
                        .params(uidNext, folderId)
                        .update();
            }
            return first;
        });
    }

    private long firstUnclaimed(long folderId, String lock) {
        return jdbc.sql("SELECT recent_uid FROM folder WHERE id = ?" + lock)
                .param(folderId)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new NoSuchFolder(Long.toString(folderId)));
    }
}
