package org.mailherd.mailstore.snapshot;

import org.mailherd.mailstore.folder.NoSuchFolder;

/** The current picture of every folder, from memory when it is there. */
public interface SnapshotStore {
    /**
     * The folder as of the last change this node has made or heard of; never older than one
     * returned before.
     *
     * @throws NoSuchFolder when the folder was deleted
     */
    FolderSnapshot current(long folderId);

    /**
     * Calls {@code listener} after every change of the folder, also by other nodes, and once when
     * it is deleted. The call comes from the thread that made the change: the listener must return
     * at once (wake a thread, set a flag), and take the snapshot later by {@link #current}. Close
     * to end it.
     */
    FolderWatch watch(long folderId, Runnable listener);

    /**
     * As {@link #watch}, for what a mailbox's user sees of folders other than their messages: which
     * there are, their names, subscriptions, and who may use them.
     */
    FolderWatch watchTree(long mailboxId, Runnable listener);
}
