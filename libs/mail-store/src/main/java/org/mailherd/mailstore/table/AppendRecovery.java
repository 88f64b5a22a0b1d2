package org.mailherd.mailstore.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailherd.mailstore.blob.BlobDamaged;
import org.mailherd.mailstore.blob.BlobMark;
import org.mailherd.mailstore.blob.BlobRef;
import org.mailherd.mailstore.blob.BlobStore;
import org.mailherd.mailstore.blob.HeldBlob;
import org.mailherd.mailstore.blob.WrittenBlob;
import org.mailherd.mailstore.flag.Keywords;
import org.mailherd.mailstore.message.Delivery;
import org.mailherd.mailstore.quota.QuotaLimit;
import org.mailherd.mailstore.structure.MimeScanner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Brings back what was uploaded, answered, and has no rows because its process or its database
 * stopped (ADR 13): from the notes beside the octets, in any process that has the segments. To be
 * run before anybody reads, and now and then.
 */
public final class AppendRecovery {
    private static final Logger log = LoggerFactory.getLogger(AppendRecovery.class);

    private final JdbcClient jdbc;
    private final StoreTransaction transaction;
    private final MessageInsert insert;
    private final FolderRows folders;
    private final BlobStore blobs;
    private final Clock clock;

    public AppendRecovery(
            JdbcClient jdbc,
            StoreTransaction transaction,
            MessageTables tables,
            BlobStore blobs,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.insert = tables.insert();
        this.folders = new FolderRows(jdbc, clock);
        this.blobs = blobs;
        this.clock = clock;
    }

    /** An append window that nobody has open, its folder locked. */
    private record Left(long id, long folderId, long nextUid, long folderUidNext, BlobMark mark) {

        /** Whether the folder has given no UID since: then the messages get those they had. */
        boolean isLast() {
            return folderUidNext == nextUid;
        }
    }

    private record Found(UploadNote note, BlobRef blob) {}

    /**
     * Returns the folders of windows that somebody has locked: open ones, those that somebody else
     * brings back, or those of a process whose end the database has not noticed yet. A window whose
     * segments cannot be read stays for the next time.
     */
    public Set<Long> recover() {
        Set<Long> locked = new HashSet<>();
        jdbc.sql("SELECT id, folder_id FROM append_window ORDER BY id")
                .query((row, _) -> new long[] {row.getLong(1), row.getLong(2)})
                .list()
                .forEach(window -> {
                    if (!recovered(window[0])) {
                        locked.add(window[1]);
                    }
                });
        return locked;
    }

    /** False when it is locked. */
    private boolean recovered(long id) {
        try {
            return transaction.run(changed -> recover(id, changed));
        } catch (UncheckedIOException e) {
            log.error("event=append-recovery-failed window={} reason=\"{}\"", id, e.toString());
            return true;
        }
    }

    private boolean recover(long id, StoreTransaction.Changes changed) {
        Optional<Left> left = lock(id);
        left.ifPresent(window -> {
            List<Found> found = find(window);
            found.forEach(message -> bringBack(window, message, changed));
            jdbc.sql("UPDATE folder SET reserved_uid = 0 WHERE id = ?")
                    .param(window.folderId)
                    .update();
            jdbc.sql("DELETE FROM append_window WHERE id = ?").param(id).update();
            if (!found.isEmpty()) {
                log.info(
                        "event=uploads-recovered folder={} messages={}",
                        window.folderId,
                        found.size());
            }
        });
        return left.isPresent();
    }

    private Optional<Left> lock(long id) {
        return jdbc.sql(
                        """
                        SELECT w.folder_id, w.next_uid, f.uid_next, w.segment, w.segment_offset
                        FROM append_window w STRAIGHT_JOIN folder f ON f.id = w.folder_id
                        WHERE w.id = ? FOR UPDATE SKIP LOCKED
                        """)
                .param(id)
                .query((row, _) ->
                        new Left(
                                id,
                                row.getLong(1),
                                row.getLong(2),
                                row.getLong(3),
                                new BlobMark(row.getLong(4), row.getLong(5))))
                .optional();
    }

    private List<Found> find(Left window) {
        List<Found> found = new ArrayList<>();
        try {
            blobs.notesSince(
                    window.mark,
                    (blob, note) ->
                            UploadNote.read(note)
                                    .filter(upload -> upload.window() == window.id)
                                    .filter(upload -> upload.uid() >= window.nextUid)
                                    .ifPresent(upload -> found.add(new Found(upload, blob))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private void bringBack(Left window, Found found, StoreTransaction.Changes changed) {
        byte[] octets;
        try {
            octets = blobs.read(found.blob);
        } catch (BlobDamaged e) {
            // Cut off before its sync, and promised to nobody; or gone bad on the disk since.
            log.error(
                    "event=upload-unreadable folder={} uid={} blob={} reason=\"{}\"",
                    window.folderId,
                    found.note.uid(),
                    found.blob,
                    e.toString());
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        MimeScanner scanner = new MimeScanner();
        scanner.accept(octets, 0, octets.length);
        StoredMessage message =
                StoredMessage.of(
                        new HeldBlob(WrittenBlob.durable(found.blob), octets.length),
                        scanner.finish(),
                        clock.instant());
        Delivery delivery =
                new Delivery(
                        window.folderId,
                        QuotaLimit.NONE,
                        Keywords.NONE.flags(found.note.flags()),
                        Instant.ofEpochMilli(found.note.internalDate()),
                        "");
        FolderRow folder = folders.lock(window.folderId);
        insert.insert(message, delivery, window.isLast() ? folder.at(found.note.uid()) : folder);
        changed.changed(window.folderId, folder.nextModseq());
    }
}
