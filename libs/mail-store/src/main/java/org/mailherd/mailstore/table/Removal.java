package org.mailherd.mailstore.table;

import org.mailherd.mailstore.flag.SystemFlag;
import org.mailherd.mailstore.quota.JdbcUsageStore;
import org.mailherd.mailstore.snapshot.UidSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/** EXPUNGE within the caller's transaction, by sets. */
final class Removal {
    private final JdbcClient jdbc;
    private final FolderRows folders;
    private final JdbcUsageStore usage;

    Removal(JdbcClient jdbc, FolderRows folders, JdbcUsageStore usage) {
        this.jdbc = jdbc;
        this.folders = folders;
        this.usage = usage;
    }

    /** Removes those marked as deleted. */
    UidSet expunge(long folderId, UidSet uids, StoreTransaction.Changes changes) {
        FolderRow folder = folders.lock(folderId);
        return remove(folder, uids, "flags & " + SystemFlag.DELETED.bit() + " <> 0", changes);
    }

    /** Removes all of them, marked or not. */
    UidSet removeAll(long folderId, UidSet uids, StoreTransaction.Changes changes) {
        return remove(folders.lock(folderId), uids, changes);
    }

    /** Removes all of them from a folder that is locked. */
    UidSet remove(FolderRow folder, UidSet uids, StoreTransaction.Changes changes) {
        return remove(folder, uids, "TRUE", changes);
    }

    private UidSet remove(
            FolderRow folder, UidSet uids, String which, StoreTransaction.Changes changes) {
        UidSet.Builder found = new UidSet.Builder();
        long[] bytes = {0};
        for (String condition : UidSql.conditions(uids)) {
            String where = " FROM message WHERE folder_id = ? AND " + which + " AND " + condition;
            jdbc.sql("SELECT uid, size" + where + " ORDER BY uid")
                    .param(folder.id())
                    .query(row -> {
                        found.add(row.getLong(1));
                        bytes[0] += row.getLong(2);
                    });
            jdbc.sql("DELETE" + where).param(folder.id()).update();
        }
        UidSet removed = found.build();
        if (!removed.isEmpty()) {
            folders.logExpunged(folder, removed);
            usage.release(folder.mailboxId(), bytes[0], removed.count());
            folders.advance(folder, 0, -bytes[0]);
            changes.changed(folder.id(), folder.nextModseq());
        }
        return removed;
    }
}
