package org.mailherd.mailstore.tree;

import org.mailherd.mailstore.folder.NoSuchFolder;
import org.mailherd.mailstore.message.StoreTransaction;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gives each message that is {@code \Recent} to one session only. */
final class RecentClaim {
    private final JdbcClient jdbc;
    private final StoreTransaction transaction;

    private record Seen(long recentUid, long uidNext) {}

    RecentClaim(JdbcClient jdbc, StoreTransaction transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** The first UID that is recent for the caller, and for nobody after him. */
    long claim(long folderId) {
        Seen seen = seen(folderId, "");
        if (seen.recentUid == seen.uidNext) {
            return seen.recentUid;
        }
        return transaction.run(_ -> {
            long first = seen(folderId, " FOR UPDATE").recentUid;
            jdbc.sql("UPDATE folder SET recent_uid = uid_next WHERE id = ?")
                    .param(folderId)
                    .update();
            return first;
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
