package org.mailherd.mailstore.wiring;

import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.mailherd.mailstore.column.KeptColumns;
import org.mailherd.mailstore.derived.DerivedRows;
import org.mailherd.mailstore.snapshot.CachedSnapshots;
import org.mailherd.mailstore.snapshot.FolderSnapshot;
import org.mailherd.mailstore.snapshot.SnapshotImages;

/** Keeps of the large folders in use what the next start needs. */
final class DerivedUpkeep {
    private final CachedSnapshots snapshots;
    private final SnapshotImages images;
    private final KeptColumns columns;
    private final DerivedRows derived;

    /** Folders that were asked for what an earlier version wrote. */
    private final Set<Long> seen = new HashSet<>();

    DerivedUpkeep(
            CachedSnapshots snapshots,
            SnapshotImages images,
            KeptColumns columns,
            DerivedRows derived) {
        this.snapshots = snapshots;
        this.images = images;
        this.columns = columns;
        this.derived = derived;
    }

    void round(BooleanSupplier stop) {
        boolean written = false;
        for (FolderSnapshot folder : snapshots.inMemory()) {
            if (!stop.getAsBoolean() && images.keepUp(folder)) {
                written = true;
                columns.complete(folder, stop);
            }
            renew(folder, stop);
        }
        if (written) {
            derived.forgetDeletedFolders();
        }
    }

    /**
     * What an earlier version wrote is written again in our form, or the next start has nothing.
     */
    private void renew(FolderSnapshot folder, BooleanSupplier stop) {
        if (stop.getAsBoolean()
                || !derived.isWorth(folder.size())
                || !seen.add(folder.folderId())
                || !derived.hasRetired(folder.folderId())) {
            return;
        }
        columns.complete(folder, stop);
        if (!stop.getAsBoolean()) {
            derived.forgetRetired(folder.folderId());
        }
    }
}
