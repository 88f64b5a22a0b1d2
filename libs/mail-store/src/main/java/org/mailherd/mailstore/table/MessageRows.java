package org.mailherd.mailstore.table;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mailherd.mailstore.blob.BlobRef;
import org.mailherd.mailstore.blob.BlobStore;
import org.mailherd.mailstore.message.MessageBody;
import org.mailherd.mailstore.message.MessageField;
import org.mailherd.mailstore.message.MessageRow;
import org.mailherd.mailstore.message.MessageStore;
import org.mailherd.mailstore.recent.RecentlyUsed;
import org.mailherd.mailstore.snapshot.CachedSnapshots;
import org.mailherd.mailstore.snapshot.FolderSnapshot;
import org.mailherd.mailstore.snapshot.UidSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Rows of messages, kept in memory up to a weight: they never change, so only the snapshot says
 * which of them count. What is missing is read some hundred at a time, also ahead of a client that
 * goes through a folder one by one.
 */
public final class MessageRows {
    private static final int PAGE = 256;
    private static final int FIRST_LOOK = 16;

    private final MessageQuery query;
    private final BlobStore blobs;
    private final CachedSnapshots snapshots;
    private final RecentlyUsed<Key, StoredRow> cache;

    private record Key(long folderId, long uid) {}

    /**
     * @param cacheBytes memory for rows
     */
    public MessageRows(
            JdbcClient jdbc, BlobStore blobs, CachedSnapshots snapshots, long cacheBytes) {
        this.query = new MessageQuery(jdbc);
        this.blobs = blobs;
        this.snapshots = snapshots;
        this.cache = new RecentlyUsed<>(cacheBytes, StoredRow::weight);
    }

    /** As {@link MessageStore#fetch}. */
    void fetch(long folderId, UidSet uids, Set<MessageField> fields, Consumer<MessageRow> rows) {
        if (fields.isEmpty() && uids.count() > PAGE) {
            snapshots.settle(folderId);
            query.narrow(folderId, snapshots.joined(folderId, uids), rows);
        } else {
            forEach(folderId, uids, row -> rows.accept(row.row(fields)));
        }
    }

    /** Rows of the messages that exist, in the order of UIDs. */
    void forEach(long folderId, UidSet uids, Consumer<StoredRow> rows) {
        FolderSnapshot snapshot = snapshots.current(folderId);
        Map<Long, StoredRow> page = new HashMap<>();
        for (int range = 0; range < uids.ranges(); range++) {
            long last = uids.last(range);
            int index = snapshot.indexAtOrAfter(uids.first(range));
            for (; index < snapshot.size() && snapshot.uid(index) <= last; index++) {
                StoredRow row = row(snapshot, index, last, page);
                if (row != null) {
                    rows.accept(row);
                }
            }
        }
    }

    Optional<StoredRow> find(long folderId, long uid) {
        FolderSnapshot snapshot = snapshots.current(folderId);
        int index = snapshot.indexOf(uid);
        return index < 0
                ? Optional.empty()
                : Optional.ofNullable(row(snapshot, index, uid, new HashMap<>()));
    }

    MessageBody body(StoredRow row) {
        return new StoredBody(
                blobs, row.blob(), row.trace(), () -> query.place(row.ids().emailId()));
    }

    /** The folder is gone, or its rows were mended. */
    void forget(long folderId) {
        cache.forget(key -> key.folderId == folderId);
    }

    private @Nullable StoredRow row(
            FolderSnapshot snapshot, int index, long wantedTo, Map<Long, StoredRow> page) {
        long folderId = snapshot.folderId();
        long uid = snapshot.uid(index);
        StoredRow known = cache.find(new Key(folderId, uid));
        if (known != null) {
            return known;
        }
        // A page that is larger than the cache would otherwise be read again for its next row.
        StoredRow read = page.remove(uid);
        if (read != null) {
            return read;
        }
        page.clear();
        snapshots.settle(folderId);
        int ahead = wantedTo > uid || follows(snapshot, index) ? PAGE : FIRST_LOOK;
        int end = Math.min(snapshot.size(), index + ahead) - 1;
        for (StoredRow row : query.rows(folderId, UidSet.range(uid, snapshot.uid(end)))) {
            page.put(row.ids().uid(), row);
            cache.keep(new Key(folderId, row.ids().uid()), row);
        }
        return page.remove(uid);
    }

    /** Whether the message before was read lately. */
    private boolean follows(FolderSnapshot snapshot, int index) {
        return index > 0
                && cache.find(new Key(snapshot.folderId(), snapshot.uid(index - 1))) != null;
    }

    /** Where a blob was found when it was not where the row had it. */
    interface Place {
        Optional<BlobRef> now();
    }
}
