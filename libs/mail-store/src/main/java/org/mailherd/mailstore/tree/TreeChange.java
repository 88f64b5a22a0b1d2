package org.mailherd.mailstore.tree;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailherd.mailstore.acl.AclRows;
import org.mailherd.mailstore.folder.Folder;
import org.mailherd.mailstore.folder.FolderExists;
import org.mailherd.mailstore.folder.FolderName;
import org.mailherd.mailstore.folder.FolderProtected;
import org.mailherd.mailstore.folder.InvalidFolderName;
import org.mailherd.mailstore.folder.LocalNames;
import org.mailherd.mailstore.folder.NoSuchFolder;
import org.mailherd.mailstore.folder.SpecialUse;
import org.mailherd.mailstore.folder.SpecialUseTaken;
import org.mailherd.mailstore.folder.TooManyFolders;
import org.mailherd.mailstore.table.StoreTransaction;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** CREATE, RENAME and DELETE: each one transaction that holds the mailbox's row. */
final class TreeChange {
    /** What follows the delimiter: names below {@code a} lie from {@code a/} up to {@code a0}. */
    private static final char AFTER_DELIMITER = FolderName.DELIMITER + 1;

    private final JdbcClient jdbc;
    private final StoreTransaction transaction;
    private final FolderRows folders;
    private final AclRows acls;
    private final int maxFolders;

    TreeChange(JdbcClient jdbc, StoreTransaction transaction, int maxFolders) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.folders = new FolderRows(jdbc);
        this.acls = new AclRows(jdbc);
        this.maxFolders = maxFolders;
    }

    Folder create(long mailboxId, FolderName name, Optional<SpecialUse> use) {
        return transaction.run(_ -> {
            lock(mailboxId);
            refuseTaken(mailboxId, name);
            if (use.isPresent() && folders.find(mailboxId, use.get()).isPresent()) {
                throw new SpecialUseTaken(use.get());
            }
            Optional<SpecialUse> meant = use.or(() -> meant(mailboxId, name));
            return insert(mailboxId, name, meant);
        });
    }

    /** A client that makes "Gesendet" means its folder for sent mail, if there is no other. */
    private Optional<SpecialUse> meant(long mailboxId, FolderName name) {
        return LocalNames.useOf(name).filter(use -> folders.find(mailboxId, use).isEmpty());
    }

    void rename(long mailboxId, FolderName from, FolderName to) {
        transaction.run(changes -> {
            lock(mailboxId);
            if (to.isBelow(from) && !from.isInbox()) {
                throw new FolderProtected("a folder cannot move below itself");
            }
            refuseTaken(mailboxId, to);
            if (from.isInbox()) {
                Folder target = insert(mailboxId, to, Optional.empty());
                new InboxRename(jdbc).moveOut(require(mailboxId, from), target, changes);
            } else {
                createParents(mailboxId, to, 0);
                renameTree(mailboxId, from, to);
            }
            return true;
        });
    }

    /** The folder and all below it by one statement; the level itself need not be a folder. */
    private void renameTree(long mailboxId, FolderName from, FolderName to) {
        int renamed;
        try {
            renamed =
                    jdbc.sql(
                                    """
                                    UPDATE folder SET name = CONCAT(:to, SUBSTRING(name, CHAR_LENGTH(:from) + 1))
                                    WHERE mailbox_id = :mailbox AND (name = :from OR name >= :first AND name < :end)
                                    """)
                            .param("from", from.value())
                            .param("first", from.value() + FolderName.DELIMITER)
                            .param("end", from.value() + AFTER_DELIMITER)
                            .param("to", to.value())
                            .param("mailbox", mailboxId)
                            .update();
        } catch (DuplicateKeyException _) {
            throw new FolderExists(to);
        } catch (DataIntegrityViolationException _) {
            throw new InvalidFolderName("a folder below it would get too long a name");
        }
        if (renamed == 0) {
            throw new NoSuchFolder(from.value());
        }
        refuseTooDeep(mailboxId, to);
    }

    /** What cannot be read back must not be written. */
    private void refuseTooDeep(long mailboxId, FolderName top) {
        int deepest =
                jdbc.sql(
                                """
                                SELECT MAX(CHAR_LENGTH(name) - CHAR_LENGTH(REPLACE(name, '/', ''))) + 1 FROM folder
                                WHERE mailbox_id = ? AND (name = ? OR name >= ? AND name < ?)
                                """)
                        .param(mailboxId)
                        .param(top.value())
                        .param(top.value() + FolderName.DELIMITER)
                        .param(top.value() + AFTER_DELIMITER)
                        .query(Integer.class)
                        .single();
        if (deepest > FolderName.MAX_DEPTH) {
            throw new InvalidFolderName("a folder below it would lie too deep");
        }
    }

    /** Returns the id the folder had. */
    long delete(long mailboxId, FolderName name) {
        if (name.isInbox()) {
            throw new FolderProtected("INBOX cannot be deleted");
        }
        return transaction.run(_ -> {
            lock(mailboxId);
            long id = require(mailboxId, name).id();
            new FolderRemoval(jdbc).remove(mailboxId, id);
            return id;
        });
    }

    /** Returns the ids of all folders the mailbox had. */
    List<Long> deleteAll(long mailboxId) {
        return transaction.run(_ -> {
            lock(mailboxId);
            return new FolderRemoval(jdbc).removeAll(mailboxId);
        });
    }

    private void lock(long mailboxId) {
        jdbc.sql("SELECT mailbox_id FROM mailbox_state WHERE mailbox_id = ? FOR UPDATE")
                .param(mailboxId)
                .query(Long.class)
                .optional();
    }

    private Folder insert(long mailboxId, FolderName name, Optional<SpecialUse> use) {
        createParents(mailboxId, name, 1);
        return add(mailboxId, name, use);
    }

    /**
     * @param more folders the caller is about to add
     */
    private void createParents(long mailboxId, FolderName name, int more) {
        List<FolderName> missing = missing(mailboxId, name.ancestors());
        requireRoom(mailboxId, missing.size() + more);
        missing.forEach(ancestor -> add(mailboxId, ancestor, Optional.empty()));
    }

    private List<FolderName> missing(long mailboxId, List<FolderName> names) {
        if (names.isEmpty()) {
            return names;
        }
        Set<String> known =
                new HashSet<>(
                        jdbc.sql(
                                        "SELECT name FROM folder WHERE mailbox_id = :mailbox AND name IN (:names)")
                                .param("mailbox", mailboxId)
                                .param("names", names.stream().map(FolderName::value).toList())
                                .query(String.class)
                                .list());
        return names.stream().filter(name -> !known.contains(name.value())).toList();
    }

    private Folder add(long mailboxId, FolderName name, Optional<SpecialUse> use) {
        Folder folder = folders.insert(mailboxId, name, use);
        name.parent()
                .flatMap(parent -> folders.find(mailboxId, parent))
                .ifPresent(parent -> acls.inherit(mailboxId, parent.id(), folder.id()));
        return folder;
    }

    private void requireRoom(long mailboxId, int more) {
        if (more == 0) {
            return;
        }
        long count =
                jdbc.sql("SELECT COUNT(*) FROM folder WHERE mailbox_id = ?")
                        .param(mailboxId)
                        .query(Long.class)
                        .single();
        if (count + more > maxFolders) {
            throw new TooManyFolders(maxFolders);
        }
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
