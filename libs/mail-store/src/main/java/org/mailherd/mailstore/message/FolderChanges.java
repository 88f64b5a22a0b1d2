package org.mailherd.mailstore.message;

import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.mailherd.mailstore.flag.FlagChange;
import org.mailherd.mailstore.snapshot.UidSet;

/** How the message store changes folders: transactions, and windows for flags out of their way. */
public final class FolderChanges {
    private final StoreTransaction transaction;
    private final FlagWindows windows;

    public FolderChanges(StoreTransaction transaction, FlagWindows windows) {
        this.transaction = transaction;
        this.windows = windows;
    }

    /** One transaction that changes these folders. */
    <T> T run(Collection<Long> folderIds, Function<StoreTransaction.Changes, T> work) {
        return alone(folderIds, () -> transaction.run(work));
    }

    /** Something that sees to its own transaction. */
    <T> T alone(Collection<Long> folderIds, Supplier<T> work) {
        try (FlagWindows.Claim _ = windows.claim(folderIds)) {
            return work.get();
        }
    }

    /** A change of flags in a window; empty when it needs a transaction of its own. */
    Optional<FlagsStored> inWindow(
            long folderId, UidSet uids, FlagChange change, OptionalLong unchangedSince) {
        return windows.store(folderId, uids, change, unchangedSince);
    }
}
