package org.mailherd.mailstore.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailherd.mailstore.blob.WrittenBlob;
import org.mailherd.mailstore.message.Appended;
import org.mailherd.mailstore.message.Delivery;
import org.mailherd.mailstore.quota.QuotaLimit;
import org.mailherd.mailstore.snapshot.CachedSnapshots;
import org.mailherd.mailstore.snapshot.FolderSnapshot;

/**
 * A folder that an append window has locked: as it is in the tables, and what was uploaded since.
 * The window's lock guards it.
 */
final class WindowFolder {
    private final Reservation reservation;
    private final WindowSql.Locked locked;
    private final FolderSnapshot committed;
    private final List<Upload> uploads = new ArrayList<>();
    private FolderSnapshot current;
    private int shown;
    private long bytes;
    private long uidNext;
    private long modseq;

    WindowFolder(Reservation reservation, WindowSql.Locked locked, FolderSnapshot committed) {
        this.reservation = reservation;
        this.locked = locked;
        this.committed = committed;
        this.current = committed;
        this.uidNext = locked.mark().uidNext();
        this.modseq = Math.max(locked.mark().highestModseq(), committed.highestModseq());
    }

    Reservation reservation() {
        return reservation;
    }

    long id() {
        return reservation.folderId();
    }

    long mailboxId() {
        return locked.mailboxId();
    }

    long uidNext() {
        return uidNext;
    }

    long modseq() {
        return modseq;
    }

    boolean isFull() {
        return uidNext == reservation.endUid();
    }

    /** What is in it for good: not lost. */
    List<Upload> uploads() {
        return uploads.stream().filter(upload -> upload.state() != Upload.State.LOST).toList();
    }

    /**
     * Gives the message its numbers and has its octets written with them; empty when it has to go
     * another way.
     */
    Optional<Upload> begin(StoredMessage message, Delivery delivery, Clock clock) {
        if (isFull() || !isFarFrom(delivery.quota(), message.size())) {
            return Optional.empty();
        }
        Upload.AppendOrder order =
                new Upload.AppendOrder(message, delivery, uidNext, Modseqs.next(modseq, clock));
        UploadNote note =
                new UploadNote(
                        reservation.id(),
                        order.uid(),
                        order.flags(),
                        delivery.internalDate().toEpochMilli());
        Optional<WrittenBlob> written;
        try {
            written = message.held().written(note.octets());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return written.map(blob -> begun(new Upload(order, blob)));
    }

    private Upload begun(Upload upload) {
        uidNext = upload.order().uid() + 1;
        modseq = upload.order().modseq();
        bytes += upload.order().message().size();
        uploads.add(upload);
        return upload;
    }

    /** Whether a quarter of the limit stays free: nearer to it each message is decided alone. */
    private boolean isFarFrom(QuotaLimit limit, long size) {
        QuotaLimit most =
                new QuotaLimit(
                        limit.bytes() - limit.bytes() / 4, limit.messages() - limit.messages() / 4);
        return most.allows(locked.usage().plus(bytes + size, uploads.size() + 1L));
    }

    Appended appended(Upload upload) {
        return new Appended(id(), locked.mark().uidValidity(), upload.order().uid());
    }

    /** Uploads, from the first on, whose octets are durable or that are lost. */
    int settled() {
        int end = shown;
        while (end < uploads.size()
                && (uploads.get(end).isDurable()
                        || uploads.get(end).state() == Upload.State.LOST)) {
            end++;
        }
        return end;
    }

    /** Shows sessions of this node what is new among the first so many uploads. */
    void show(int end, CachedSnapshots snapshots) {
        FolderSnapshot before = current;
        for (; shown < end; shown++) {
            Upload upload = uploads.get(shown);
            if (upload.state() == Upload.State.UNDER_WAY) {
                Upload.AppendOrder order = upload.order();
                current = current.withMessage(order.uid(), order.modseq(), order.flags());
                upload.is(Upload.State.SHOWN);
            }
        }
        if (current != before) {
            snapshots.publish(current);
        }
    }

    /** Returns when the octets of all are durable, or those are lost whose octets cannot be. */
    void awaitDurable() {
        for (Upload upload : uploads) {
            if (upload.state() == Upload.State.UNDER_WAY) {
                try {
                    upload.awaitDurable();
                } catch (UncheckedIOException _) {
                    // Whoever uploaded it meets the same fault, and tells the client.
                    upload.is(Upload.State.LOST);
                }
            }
        }
    }

    /** The tables have all of it. */
    void committed(CachedSnapshots snapshots) {
        show(uploads.size(), snapshots);
        uploads().forEach(upload -> upload.is(Upload.State.COMMITTED));
        snapshots.release(current, committed);
    }

    /** The tables will not have it by this window; returns how many somebody was promised. */
    int abandoned(CachedSnapshots snapshots) {
        int promised = 0;
        for (Upload upload : uploads) {
            if (upload.state() == Upload.State.UNDER_WAY) {
                upload.is(Upload.State.LOST);
            } else if (upload.state() == Upload.State.SHOWN) {
                promised++;
            }
        }
        snapshots.takeBack(id());
        return promised;
    }
}
