package org.mailherd.mailstore.tree;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.mailherd.mailstore.folder.Folder;
import org.mailherd.mailstore.folder.FolderName;
import org.mailherd.mailstore.folder.FolderStatus;
import org.mailherd.mailstore.folder.FolderStore;
import org.mailherd.mailstore.folder.NoSuchFolder;
import org.mailherd.mailstore.folder.SpecialUse;
import org.mailherd.mailstore.message.StoreTransaction;
import org.mailherd.mailstore.snapshot.CachedSnapshots;
import org.mailherd.mailstore.snapshot.FolderSnapshot;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Folders in MariaDB. */
public final class JdbcFolderStore implements FolderStore {
    private final JdbcClient jdbc;
    private final FolderRows folders;
    private final FirstLook firstLook;
    private final TreeChange changes;
    private final CachedSnapshots snapshots;

    /**
     * @param maxFolders a mailbox may have
     */
    public JdbcFolderStore(
            JdbcClient jdbc,
            StoreTransaction transaction,
            CachedSnapshots snapshots,
            int maxFolders) {
        this.jdbc = jdbc;
        this.folders = new FolderRows(jdbc);
        this.firstLook = new FirstLook(jdbc, transaction);
        this.changes = new TreeChange(jdbc, transaction, maxFolders);
        this.snapshots = snapshots;
    }

    @Override
    public List<Folder> list(long mailboxId) {
        firstLook.ensure(mailboxId);
        return folders.all(mailboxId);
    }

    @Override
    public Optional<Folder> find(long mailboxId, FolderName name) {
        firstLook.ensure(mailboxId);
        return folders.find(mailboxId, name);
    }

    @Override
    public Optional<Folder> find(long mailboxId, SpecialUse use) {
        return list(mailboxId).stream()
                .filter(f -> f.specialUse().equals(Optional.of(use)))
                .findFirst();
    }

    @Override
    public Folder create(long mailboxId, FolderName name, Optional<SpecialUse> use) {
        firstLook.ensure(mailboxId);
        return changes.create(mailboxId, name, use);
    }

    @Override
    public void rename(long mailboxId, FolderName from, FolderName to) {
        firstLook.ensure(mailboxId);
        changes.rename(mailboxId, from, to);
    }

    @Override
    public void delete(long mailboxId, FolderName name) {
        firstLook.ensure(mailboxId);
        snapshots.gone(changes.delete(mailboxId, name));
    }

    @Override
    public void deleteAll(long mailboxId) {
        changes.deleteAll(mailboxId).forEach(snapshots::gone);
        firstLook.forget(mailboxId);
    }

    @Override
    public SortedSet<FolderName> subscriptions(long mailboxId) {
        firstLook.ensure(mailboxId);
        return new TreeSet<>(
                jdbc.sql("SELECT name FROM subscription WHERE mailbox_id = ?")
                        .param(mailboxId)
                        .query((row, _) -> new FolderName(row.getString(1)))
                        .list());
    }

    @Override
    public void subscribe(long mailboxId, FolderName name) {
        firstLook.ensure(mailboxId);
        jdbc.sql("INSERT IGNORE INTO subscription (mailbox_id, name) VALUES (?, ?)")
                .params(mailboxId, name.value())
                .update();
    }

    @Override
    public void unsubscribe(long mailboxId, FolderName name) {
        firstLook.ensure(mailboxId);
        jdbc.sql("DELETE FROM subscription WHERE mailbox_id = ? AND name = ?")
                .params(mailboxId, name.value())
                .update();
    }

    @Override
    public FolderStatus status(long folderId) {
        FolderSnapshot snapshot = snapshots.current(folderId);
        return jdbc.sql("SELECT bytes, recent_uid FROM folder WHERE id = ?")
                .param(folderId)
                .query((row, _) -> status(snapshot, row.getLong(1), row.getLong(2)))
                .optional()
                .orElseThrow(() -> new NoSuchFolder(Long.toString(folderId)));
    }

    private static FolderStatus status(FolderSnapshot snapshot, long bytes, long recentUid) {
        int firstRecent = snapshot.indexOf(recentUid);
        return new FolderStatus(
                snapshot.size(),
                snapshot.size() - (firstRecent < 0 ? -firstRecent - 1 : firstRecent),
                snapshot.unseen(),
                snapshot.deleted(),
                bytes,
                snapshot.uidNext(),
                snapshot.uidValidity(),
                snapshot.highestModseq());
    }

    @Override
    public long claimRecent(long folderId) {
        return changes.claimRecent(folderId);
    }
}
