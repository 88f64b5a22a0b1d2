package org.mailherd.mailstore.tree;

import org.mailherd.mailstore.folder.Folder;
import org.mailherd.mailstore.table.StoreTransaction;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * RENAME INBOX (RFC 9051 6.3.6), in the caller's transaction: the messages go, INBOX stays. They
 * keep UIDs and modseqs; the new folder goes on from there.
 */
final class InboxRename {
    private final JdbcClient jdbc;

    private record Numbers(long uidNext, long modseq, long bytes) {}

    InboxRename(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void moveOut(Folder inbox, Folder target, StoreTransaction.Changes changes) {
        Numbers numbers = numbers(inbox.id());
        jdbc.sql(
                        "INSERT INTO folder_keyword SELECT ?, bit, name FROM folder_keyword WHERE folder_id = ?")
                .params(target.id(), inbox.id())
                .update();
        jdbc.sql("UPDATE message SET folder_id = ? WHERE folder_id = ?")
                .params(target.id(), inbox.id())
                .update();
        jdbc.sql("UPDATE folder SET uid_next = ?, highest_modseq = ?, bytes = ? WHERE id = ?")
                .params(numbers.uidNext, numbers.modseq, numbers.bytes, target.id())
                .update();
        jdbc.sql("UPDATE folder SET highest_modseq = ?, bytes = 0 WHERE id = ?")
                .params(numbers.modseq + 1, inbox.id())
                .update();
        if (numbers.uidNext > 1) {
            jdbc.sql(
                            "INSERT INTO expunged (folder_id, modseq, first_uid, last_uid) VALUES (?, ?, 1, ?)")
                    .params(inbox.id(), numbers.modseq + 1, numbers.uidNext - 1)
                    .update();
        }
        changes.changed(inbox.id(), numbers.modseq + 1);
    }

    private Numbers numbers(long folderId) {
        return jdbc.sql(
                        "SELECT uid_next, highest_modseq, bytes FROM folder WHERE id = ? FOR UPDATE")
                .param(folderId)
                .query((row, _) -> new Numbers(row.getLong(1), row.getLong(2), row.getLong(3)))
                .single();
    }
}
