package org.mailherd.mailstore.table;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.mailherd.mailstore.flag.FlagChange;
import org.mailherd.mailstore.message.Appended;
import org.mailherd.mailstore.message.Delivery;
import org.mailherd.mailstore.message.FlagsStored;
import org.mailherd.mailstore.snapshot.UidSet;

/** How the message store changes folders: transactions, and windows out of their way. */
public final class FolderChanges {
    private final StoreTransaction transaction;
    private final FlagWindows windows;
    private final AppendWindows uploads;

    public FolderChanges(StoreTransaction transaction, FlagWindows windows, AppendWindows uploads) {
        this.transaction = transaction;
        this.windows = windows;
        this.uploads = uploads;
    }

    /** One transaction that changes these folders. */
    <T> T run(Collection<Long> folderIds, Function<StoreTransaction.Changes, T> work) {
        return alone(folderIds, () -> transaction.run(work));
    }

    /** Something that sees to its own transaction. */
    <T> T alone(Collection<Long> folderIds, Supplier<T> work) {
        try (FlagWindows.Claim _ = uploads.claim(folderIds, true);
                FlagWindows.Claim _ = windows.claim(folderIds)) {
            return work.get();
        }
    }

    /** A change of flags in a window; empty when it needs a transaction of its own. */
    Optional<FlagsStored> inWindow(
            long folderId, UidSet uids, FlagChange change, OptionalLong unchangedSince) {
        try (FlagWindows.Claim _ = uploads.claim(List.of(folderId), false)) {
            return windows.store(folderId, uids, change, unchangedSince);
        }
    }

    /** An upload in a window; empty when it needs a transaction of its own. */
    Optional<Appended> inWindow(StoredMessage message, Delivery delivery) {
        return uploads.append(message, delivery);
    }
}
