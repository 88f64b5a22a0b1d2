package org.mailherd.mailstore.acl;

import org.springframework.jdbc.core.simple.JdbcClient;

/** What happens to lists when folders come and go, in the transaction of who makes them do so. */
public final class AclRows {
    private final JdbcClient jdbc;

    public AclRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** RFC 4314 section 4, CREATE: a new folder starts with the list of the one above it. */
    public void inherit(long ownerId, long parentId, long folderId) {
        jdbc.sql(
                        """
                        INSERT IGNORE INTO folder_acl
                          (owner_id, folder_id, grantee_id, negative, owner, identifier, rights)
                        SELECT owner_id, ?, grantee_id, negative, owner, identifier, rights
                        FROM folder_acl WHERE owner_id = ? AND folder_id = ?
                        """)
                .params(folderId, ownerId, parentId)
                .update();
    }

    public void forget(long ownerId, long folderId) {
        jdbc.sql("DELETE FROM folder_acl WHERE owner_id = ? AND folder_id = ?")
                .params(ownerId, folderId)
                .update();
    }

    /** The mailbox is no more: neither what it granted nor what it was granted stays. */
    public void forgetMailbox(long mailboxId) {
        jdbc.sql("DELETE FROM folder_acl WHERE owner_id = ? OR grantee_id = ?")
                .params(mailboxId, mailboxId)
                .update();
    }
}
