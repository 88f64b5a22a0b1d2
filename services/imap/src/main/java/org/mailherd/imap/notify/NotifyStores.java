package org.mailherd.imap.notify;

import java.util.concurrent.Semaphore;
import org.mailherd.imap.command.StatusAnswers;
import org.mailherd.imap.fetch.MessageFetch;
import org.mailherd.imap.listing.VisibleFolders;
import org.mailherd.mailstore.folder.FolderStore;
import org.mailherd.mailstore.snapshot.SnapshotStore;

/**
 * What notices are made of.
 *
 * @param room for watched folders of all sessions
 */
record NotifyStores(
        FolderSources sources,
        StatusAnswers answers,
        MessageFetch fetch,
        NotifySettings settings,
        Semaphore room) {
    /** New messages that are fetched unasked at a time. */
    static final int MOST_FETCHED = 1000;

    /** Where folders come from. */
    record FolderSources(SnapshotStore snapshots, FolderStore folders, VisibleFolders visible) {}

    SnapshotStore snapshots() {
        return sources.snapshots();
    }

    FolderStore folders() {
        return sources.folders();
    }

    VisibleFolders visible() {
        return sources.visible();
    }
}
