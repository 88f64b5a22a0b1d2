package org.mailherd.mailstore.tree;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.mailherd.mailstore.folder.Folder;
import org.mailherd.mailstore.folder.FolderName;
import org.mailherd.mailstore.folder.FolderStatus;
import org.mailherd.mailstore.folder.FolderStore;
import org.mailherd.mailstore.folder.RecentUids;
import org.mailherd.mailstore.folder.SpecialUse;
import org.mailherd.mailstore.memory.MailboxChanges;
import org.mailherd.mailstore.memory.MailboxMemory;
import org.mailherd.mailstore.snapshot.CachedSnapshots;
import org.mailherd.mailstore.table.StoreTransaction;
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
    private final MailboxChanges announced;

    /** By name and by special use. */
    private final MailboxMemory<Object, Folder> known;

    /**
     * @param maxFolders a mailbox may have
     */
    public JdbcFolderStore(
            JdbcClient jdbc,
            StoreTransaction transaction,
            CachedSnapshots snapshots,
            MailboxChanges announced,
            int maxFolders) {
        this.jdbc = jdbc;
        this.folders = new FolderRows(jdbc);
        this.firstLook = new FirstLook(jdbc, transaction);
        this.changes = new TreeChange(jdbc, transaction, maxFolders);
        this.recent = new RecentClaim(jdbc, transaction, snapshots);
        this.counters = new FolderCounters(jdbc, snapshots);
        this.snapshots = snapshots;
        this.announced = announced;
        this.known = new MailboxMemory<>(announced);
    }

    @Override
    public List<Folder> list(long mailboxId, String prefix) {
        firstLook.ensure(mailboxId);
        return folders.all(mailboxId, prefix);
    }

    @Override
    public List<Folder> list(long mailboxId, String prefix, int depth) {
        firstLook.ensure(mailboxId);
        return new ShallowList(folders).of(mailboxId, prefix, depth);
    }

    @Override
    public List<Folder> byId(Collection<Long> folderIds) {
        return folderIds.isEmpty() ? List.of() : folders.byId(folderIds);
    }

    @Override
    public Optional<Folder> find(long mailboxId, FolderName name) {
        return known.recall(
                mailboxId,
                name,
                () -> {
                    firstLook.ensure(mailboxId);
                    return folders.find(mailboxId, name);
                });
    }

    @Override
    public Optional<Folder> find(long mailboxId, SpecialUse use) {
        return known.recall(
                mailboxId,
                use,
                () -> {
                    firstLook.ensure(mailboxId);
                    return folders.find(mailboxId, use);
                });
    }

    @Override
    public Folder create(long mailboxId, FolderName name, Optional<SpecialUse> use) {
        firstLook.ensure(mailboxId);
        Folder created = announcing(mailboxId, () -> changes.create(mailboxId, name, use));
        snapshots.treeChanged(mailboxId);
        return created;
    }

    @Override
    public void rename(long mailboxId, FolderName from, FolderName to) {
        firstLook.ensure(mailboxId);
        announcing(
                mailboxId,
                () -> {
                    changes.rename(mailboxId, from, to);
                    return true;
                });
        snapshots.treeChanged(mailboxId);
    }

    @Override
    public void delete(long mailboxId, FolderName name) {
        firstLook.ensure(mailboxId);
        snapshots.gone(announcing(mailboxId, () -> changes.delete(mailboxId, name)));
        snapshots.treeChanged(mailboxId);
    }

    @Override
    public void deleteAll(long mailboxId) {
        announcing(mailboxId, () -> changes.deleteAll(mailboxId)).forEach(snapshots::gone);
        snapshots.treeChanged(mailboxId);
        firstLook.forget(mailboxId);
    }

    /** A change that failed is announced too: its commit may have been heard of no more. */
    private <T> T announcing(long mailboxId, Supplier<T> change) {
        try {
            return change.get();
        } finally {
            announced.changed(mailboxId);
        }
    }

    @Override
    public SortedSet<FolderName> subscriptions(long mailboxId, String prefix) {
        firstLook.ensure(mailboxId);
        return new TreeSet<>(folders.subscribed(mailboxId, prefix));
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
    public RecentUids claimRecent(long folderId, long uidNext) {
        return recent.claim(folderId, uidNext);
    }

    @Override
    public RecentUids unclaimed(long folderId, long uidNext) {
        return recent.unclaimed(folderId, uidNext);
    }
}
