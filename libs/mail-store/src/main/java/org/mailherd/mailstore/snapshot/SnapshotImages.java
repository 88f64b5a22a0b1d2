package org.mailherd.mailstore.snapshot;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.mailherd.mailstore.derived.DerivedRows;
import org.mailherd.mailstore.derived.DerivedRows.Kind;
import org.mailherd.mailstore.flag.Keywords;

/**
 * Images of large folders: one that was not looked at since the start is an image and what changed
 * since, instead of all its rows.
 */
public final class SnapshotImages {
    /** So many changes are quickly read again; and one message in {@link #SHARE}. */
    private static final int CHANGES = 5_000;

    private static final int SHARE = 20;

    private final DerivedRows derived;

    /** Up to which modseq the image of a folder goes. */
    private final Map<Long, Long> imaged = new ConcurrentHashMap<>();

    public SnapshotImages(DerivedRows derived) {
        this.derived = derived;
    }

    /**
     * An earlier state of the folder, which every change since can be told of.
     *
     * @param mark the folder as it is
     * @param logStart expunges after this modseq are on record
     */
    Optional<FolderSnapshot> find(
            FolderMark mark, LongSupplier logStart, Supplier<Keywords> keywords) {
        if (!derived.isWorth(mark.uidNext() - 1)) {
            return Optional.empty();
        }
        Optional<FolderSnapshot> image =
                SnapshotImage.read(
                                derived.read(mark.folderId(), Kind.SNAPSHOT, 0, Integer.MAX_VALUE)
                                        .values(),
                                keywords.get())
                        .filter(found -> isEarlier(found.mark(), mark))
                        .filter(found -> found.highestModseq() >= logStart.getAsLong());
        image.ifPresent(found -> imaged.put(mark.folderId(), found.highestModseq()));
        return image;
    }

    private static boolean isEarlier(FolderMark image, FolderMark now) {
        return image.folderId() == now.folderId()
                && image.uidValidity() == now.uidValidity()
                && image.uidNext() <= now.uidNext()
                && image.highestModseq() <= now.highestModseq();
    }

    /**
     * Writes an image where there is none, or too much has changed since.
     *
     * @param folder as it is in the tables
     * @return whether one was written
     */
    public boolean keepUp(FolderSnapshot folder) {
        if (!derived.isWorth(folder.size()) || changes(folder) <= tolerated(folder)) {
            return false;
        }
        derived.replace(folder.folderId(), Kind.SNAPSHOT, SnapshotImage.of(folder));
        imaged.put(folder.folderId(), folder.highestModseq());
        return true;
    }

    private static int tolerated(FolderSnapshot folder) {
        return Math.max(CHANGES, folder.size() / SHARE);
    }

    private int changes(FolderSnapshot folder) {
        Long since = imaged.get(folder.folderId());
        if (since == null) {
            return Integer.MAX_VALUE;
        }
        return since == folder.highestModseq() ? 0 : folder.changedSince(since);
    }
}
