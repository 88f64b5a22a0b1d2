package org.mailherd.mailstore.tree;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.mailherd.mailstore.folder.Folder;
import org.mailherd.mailstore.folder.FolderName;
import org.mailherd.mailstore.folder.FolderStatus;
import org.mailherd.mailstore.folder.FolderStore;
import org.mailherd.mailstore.folder.SpecialUse;
import org.mailherd.mailstore.message.StoreTransaction;
import org.mailherd.mailstore.snapshot.CachedSnapshots;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Folders in MariaDB. */
public final class JdbcFolderStore implements FolderStore {
    private final JdbcClient jdbc;
    private final FolderRows folders;
    private final FirstLook firstLook;
    private final TreeChange changes;
    private final RecentClaim recent;
    private final FolderCounters counters;
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
        this.recent = new RecentClaim(jdbc, transaction);
        this.counters = new FolderCounters(jdbc, snapshots);
        this.snapshots = snapshots;
    }

    @Override
    public List<Folder> list(long mailboxId, String prefix) {
        firstLook.ensure(mailboxId);
        return folders.all(mailboxId, prefix);
    }

    @Override
    public List<Folder> byId(Collection<Long> folderIds) {
        return folderIds.isEmpty() ? List.of() : folders.byId(folderIds);
    }

    @Override
    public Optional<Folder> find(long mailboxId, FolderName name) {
        firstLook.ensure(mailboxId);
        return folders.find(mailboxId, name);
    }

    @Override
    public Optional<Folder> find(long mailboxId, SpecialUse use) {
        firstLook.ensure(mailboxId);
        return folders.find(mailboxId, use);
    }

    @Override
    public Folder create(long mailboxId, FolderName name, Optional<SpecialUse> use) {
        firstLook.ensure(mailboxId);
        Folder created = changes.create(mailboxId, name, use);
        snapshots.treeChanged(mailboxId);
        return created;
    }

    @Override
    public void rename(long mailboxId, FolderName from, FolderName to) {
        firstLook.ensure(mailboxId);
        changes.rename(mailboxId, from, to);
        snapshots.treeChanged(mailboxId);
    }

    @Override
    public void delete(long mailboxId, FolderName name) {
        firstLook.ensure(mailboxId);
        snapshots.gone(changes.delete(mailboxId, name));
        snapshots.treeChanged(mailboxId);
    }

    @Override
    public void deleteAll(long mailboxId) {
        changes.deleteAll(mailboxId).forEach(snapshots::gone);
        snapshots.treeChanged(mailboxId);
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
        snapshots.treeChanged(mailboxId);
    }

    @Override
    public void unsubscribe(long mailboxId, FolderName name) {
        firstLook.ensure(mailboxId);
        jdbc.sql("DELETE FROM subscription WHERE mailbox_id = ? AND name = ?")
                .params(mailboxId, name.value())
                .update();
        snapshots.treeChanged(mailboxId);
    }

    @Override
    public Map<Long, FolderStatus> statuses(Collection<Long> folderIds) {
        return counters.of(folderIds);
    }

    @Override
    public Map<Long, Long> deletedBytes(Collection<Long> folderIds) {
        return counters.deletedBytes(folderIds);
    }

    @Override
    public long claimRecent(long folderId) {
        return recent.claim(folderId);
    }
}
