package org.mailherd.mailstore.table;

import java.util.List;
import java.util.Map;
import org.mailherd.mailstore.message.Appended;
import org.mailherd.mailstore.message.NoSuchMessage;
import org.mailherd.mailstore.quota.QuotaLimit;
import org.mailherd.mailstore.snapshot.UidSet;

/** REPLACE within the caller's transaction: the old message goes first and makes room. */
final class Replacement {
    private final FolderRows folders;
    private final Removal removal;
    private final MessageInsert insert;

    Replacement(FolderRows folders, Removal removal, MessageInsert insert) {
        this.folders = folders;
        this.removal = removal;
        this.insert = insert;
    }

    /** What to replace, and by what. */
    record Order(
            long folderId, long uid, long targetId, QuotaLimit quota, MessageInsert.Item message) {}

    Appended replace(Order order, StoreTransaction.Changes changes) {
        Map<Long, FolderRow> locked = folders.lock(List.of(order.folderId, order.targetId));
        FolderRow source = FolderRows.require(locked, order.folderId);
        FolderRow target = FolderRows.require(locked, order.targetId);
        if (removal.remove(source, UidSet.of(order.uid), changes).isEmpty()) {
            throw new NoSuchMessage(order.folderId, order.uid);
        }
        FolderRow now = order.folderId == order.targetId ? source.after(0) : target;
        return insert.append(now, order.quota, List.of(order.message), changes).getFirst();
    }
}
