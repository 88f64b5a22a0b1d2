package org.mailherd.mailstore.tree;

import java.util.List;
import java.util.Optional;
import org.mailherd.mailstore.folder.Folder;
import org.mailherd.mailstore.folder.FolderExists;
import org.mailherd.mailstore.folder.FolderName;
import org.mailherd.mailstore.folder.FolderProtected;
import org.mailherd.mailstore.folder.InvalidFolderName;
import org.mailherd.mailstore.folder.NoSuchFolder;
import org.mailherd.mailstore.folder.SpecialUse;
import org.mailherd.mailstore.folder.TooManyFolders;
import org.mailherd.mailstore.message.StoreTransaction;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** CREATE, RENAME and DELETE: each one transaction that holds the mailbox's row. */
final class TreeChange {
    private final JdbcClient jdbc;
    private final StoreTransaction transaction;
    private final FolderRows folders;
    private final int maxFolders;

    TreeChange(JdbcClient jdbc, StoreTransaction transaction, int maxFolders) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.folders = new FolderRows(jdbc);
        this.maxFolders = maxFolders;
    }

    Folder create(long mailboxId, FolderName name, Optional<SpecialUse> use) {
        return transaction.run(_ -> {
            lock(mailboxId);
            refuseTaken(mailboxId, name);
            createParents(mailboxId, name);
            return insert(mailboxId, name, use);
        });
    }

    Folder rename(long mailboxId, FolderName from, FolderName to) {
        return transaction.run(changes -> rename(mailboxId, from, to, changes));
    }

    private Folder rename(
            long mailboxId, FolderName from, FolderName to, StoreTransaction.Changes changes) {
        lock(mailboxId);
        Folder folder = require(mailboxId, from);
        if (to.isBelow(from)) {
            throw new FolderProtected("a folder cannot move below itself");
        }
        refuseTaken(mailboxId, to);
        createParents(mailboxId, to);
        if (from.isInbox()) {
            Folder target = insert(mailboxId, to, Optional.empty());
            moveOutOfInbox(folder, target, changes);
            return target;
        }
        try {
            jdbc.sql(
                            """
                            UPDATE folder SET name = CONCAT(:to, SUBSTRING(name, CHAR_LENGTH(:from) + 1))
                            WHERE mailbox_id = :mailbox
                              AND (name = :from OR LEFT(name, CHAR_LENGTH(:from) + 1) = CONCAT(:from, '/'))
                            """)
                    .param("from", from.value())
                    .param("to", to.value())
                    .param("mailbox", mailboxId)
                    .update();
        } catch (DuplicateKeyException _) {
            throw new FolderExists(to);
        } catch (DataIntegrityViolationException _) {
            throw new InvalidFolderName("a folder below it would get too long a name");
        }
        return require(mailboxId, to);
    }

    /**
     * RFC 9051 6.3.6: the messages go, INBOX stays. They keep UIDs and modseqs; the new folder goes
     * on from there.
     */
    private void moveOutOfInbox(Folder inbox, Folder target, StoreTransaction.Changes changes) {
        long[] numbers = numbers(inbox.id());
        long uidNext = numbers[0];
        long modseq = numbers[1];
        jdbc.sql(
                        "INSERT INTO folder_keyword SELECT ?, bit, name FROM folder_keyword WHERE folder_id = ?")
                .params(target.id(), inbox.id())
                .update();
        jdbc.sql("UPDATE message SET folder_id = ? WHERE folder_id = ?")
                .params(target.id(), inbox.id())
                .update();
        jdbc.sql("UPDATE folder SET uid_next = ?, highest_modseq = ?, bytes = ? WHERE id = ?")
                .params(uidNext, modseq, numbers[2], target.id())
                .update();
        jdbc.sql("UPDATE folder SET highest_modseq = ?, bytes = 0 WHERE id = ?")
                .params(modseq + 1, inbox.id())
                .update();
        if (uidNext > 1) {
            jdbc.sql(
                            "INSERT INTO expunged (folder_id, modseq, first_uid, last_uid) VALUES (?, ?, 1, ?)")
                    .params(inbox.id(), modseq + 1, uidNext - 1)
                    .update();
        }
        changes.changed(inbox.id(), modseq + 1);
    }

    private long[] numbers(long folderId) {
        return jdbc.sql(
                        "SELECT uid_next, highest_modseq, bytes FROM folder WHERE id = ? FOR UPDATE")
                .param(folderId)
                .query((row, _) -> new long[] {row.getLong(1), row.getLong(2), row.getLong(3)})
                .single();
    }

    /** Returns the id the folder had. */
    long delete(long mailboxId, FolderName name) {
        if (name.isInbox()) {
            throw new FolderProtected("INBOX cannot be deleted");
        }
        return transaction.run(_ -> {
            lock(mailboxId);
            long id = require(mailboxId, name).id();
            deleteRows(id, mailboxId);
            return id;
        });
    }

    /** Returns the ids of all folders the mailbox had. */
    List<Long> deleteAll(long mailboxId) {
        return transaction.run(_ -> {
            lock(mailboxId);
            List<Long> ids = folders.all(mailboxId).stream().map(Folder::id).toList();
            ids.forEach(id -> deleteRows(id, mailboxId));
            for (String table : List.of("subscription", "thread_reference", "mailbox_state")) {
                jdbc.sql("DELETE FROM " + table + " WHERE mailbox_id = ?")
                        .param(mailboxId)
                        .update();
            }
            return ids;
        });
    }

    private void deleteRows(long folderId, long mailboxId) {
        // Whoever stores into the folder holds its row, and this waits for it.
        long bytes = numbers(folderId)[2];
        int messages = jdbc.sql("DELETE FROM message WHERE folder_id = ?").param(folderId).update();
        jdbc.sql(
                        "UPDATE mailbox_state SET bytes = bytes - ?, messages = messages - ? WHERE mailbox_id = ?")
                .params(bytes, messages, mailboxId)
                .update();
        jdbc.sql("DELETE FROM folder WHERE id = ?").param(folderId).update();
    }

    long claimRecent(long folderId) {
        long[] seen = recent(folderId, "");
        if (seen[0] == seen[1]) {
            return seen[0];
        }
        return transaction.run(_ -> {
            long first = recent(folderId, " FOR UPDATE")[0];
            jdbc.sql("UPDATE folder SET recent_uid = uid_next WHERE id = ?")
                    .param(folderId)
                    .update();
            return first;
        });
    }

    private long[] recent(long folderId, String lock) {
        return jdbc.sql("SELECT recent_uid, uid_next FROM folder WHERE id = ?" + lock)
                .param(folderId)
                .query((row, _) -> new long[] {row.getLong(1), row.getLong(2)})
                .optional()
                .orElseThrow(() -> new NoSuchFolder(Long.toString(folderId)));
    }

    private void lock(long mailboxId) {
        jdbc.sql("SELECT mailbox_id FROM mailbox_state WHERE mailbox_id = ? FOR UPDATE")
                .param(mailboxId)
                .query(Long.class)
                .optional();
    }

    private void createParents(long mailboxId, FolderName name) {
        for (FolderName ancestor : name.ancestors()) {
            if (folders.find(mailboxId, ancestor).isEmpty()) {
                insert(mailboxId, ancestor, Optional.empty());
            }
        }
    }

    private Folder insert(long mailboxId, FolderName name, Optional<SpecialUse> use) {
        long count =
                jdbc.sql("SELECT COUNT(*) FROM folder WHERE mailbox_id = ?")
                        .param(mailboxId)
                        .query(Long.class)
                        .single();
        if (count >= maxFolders) {
            throw new TooManyFolders(maxFolders);
        }
        return folders.insert(mailboxId, name, use);
    }

    private void refuseTaken(long mailboxId, FolderName name) {
        if (folders.find(mailboxId, name).isPresent()) {
            throw new FolderExists(name);
        }
    }

    private Folder require(long mailboxId, FolderName name) {
        return folders.find(mailboxId, name).orElseThrow(() -> new NoSuchFolder(name.value()));
    }
}
