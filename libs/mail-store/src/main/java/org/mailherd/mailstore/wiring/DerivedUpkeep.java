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

    /** Folders whose columns this process has looked over: an upgrade may have taken some away. */
    private final Set<Long> completed = new HashSet<>();

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
            if (stop.getAsBoolean()) {
                return;
            }
            boolean rewritten = images.keepUp(folder);
            written |= rewritten;
            if (rewritten || isNew(folder)) {
                columns.complete(folder, stop);
            }
        }
        if (written) {
            derived.forgetDeletedFolders();
        }
    }

    private boolean isNew(FolderSnapshot folder) {
        return derived.isWorth(folder.size()) && completed.add(folder.folderId());
    }
}
