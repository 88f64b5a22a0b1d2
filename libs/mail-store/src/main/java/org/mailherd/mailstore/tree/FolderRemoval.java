package org.mailherd.mailstore.tree;

import java.util.List;
import org.mailherd.mailstore.acl.AclRows;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes folders out of the tables with all that hangs on them, in the caller's transaction. */
final class FolderRemoval {
    private static final List<String> OF_FOLDERS = List.of("message", "folder_keyword", "expunged");
    private static final List<String> OF_MAILBOX =
            List.of("folder", "subscription", "thread_reference", "mailbox_state");

    private final JdbcClient jdbc;
    private final AclRows acls;

    FolderRemoval(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.acls = new AclRows(jdbc);
    }

    void remove(long mailboxId, long folderId) {
        // Whoever stores into the folder holds its row, and this waits for it.
        long bytes =
                jdbc.sql("SELECT bytes FROM folder WHERE id = ? FOR UPDATE")
                        .param(folderId)
                        .query(Long.class)
                        .single();
        int messages = jdbc.sql("DELETE FROM message WHERE folder_id = ?").param(folderId).update();
        jdbc.sql(
                        "UPDATE mailbox_state SET bytes = bytes - ?, messages = messages - ? WHERE mailbox_id = ?")
                .params(bytes, messages, mailboxId)
                .update();
        jdbc.sql("DELETE FROM folder WHERE id = ?").param(folderId).update();
        acls.forget(mailboxId, folderId);
    }

    /** Returns the ids of all folders the mailbox had. */
    List<Long> removeAll(long mailboxId) {
        List<Long> ids =
                jdbc.sql("SELECT id FROM folder WHERE mailbox_id = ? ORDER BY id FOR UPDATE")
                        .param(mailboxId)
                        .query(Long.class)
                        .list();
        for (String table : OF_FOLDERS) {
            jdbc.sql(
                            "DELETE FROM "
                                    + table
                                    + " WHERE folder_id IN (SELECT id FROM folder WHERE mailbox_id = ?)")
                    .param(mailboxId)
                    .update();
        }
        for (String table : OF_MAILBOX) {
            jdbc.sql("DELETE FROM " + table + " WHERE mailbox_id = ?").param(mailboxId).update();
        }
        acls.forgetMailbox(mailboxId);
        return ids;
    }
}
