package org.mailherd.imap.command;

import org.mailherd.imap.access.OpenFolder;
import org.mailherd.imap.session.Extension;
import org.mailherd.imap.session.SelectedFolder;
import org.mailherd.imap.session.Session;
import org.mailherd.mailstore.acl.Right;
import org.mailherd.mailstore.acl.Rights;
import org.mailherd.mailstore.folder.Folder;
import org.mailherd.mailstore.folder.FolderStore;
import org.mailherd.mailstore.folder.RecentUids;
import org.mailherd.mailstore.snapshot.FolderSnapshot;
import org.mailherd.mailstore.snapshot.SnapshotStore;

/** Opens a folder for a session, with the messages that are recent there. */
public final class FolderOpener {
    /** RFC 4314 5.2: with none of them SELECT is as EXAMINE. */
    private static final Rights CHANGES =
            Rights.of(Right.INSERT, Right.EXPUNGE, Right.SEEN, Right.WRITE, Right.DELETE_MESSAGES);

    private final FolderStore folders;
    private final SnapshotStore snapshots;

    public FolderOpener(FolderStore folders, SnapshotStore snapshots) {
        this.folders = folders;
        this.snapshots = snapshots;
    }

    /** RFC 9051 knows no recent messages: none are, and none are claimed. */
    SelectedFolder open(Session session, OpenFolder open, boolean examine) {
        Folder folder = open.folder();
        boolean readOnly = examine || !open.rights().hasAny(CHANGES);
        FolderSnapshot view = snapshots.current(folder.id());
        RecentUids recent = RecentUids.NONE;
        if (!session.has(Extension.IMAP4REV2)) {
            recent =
                    readOnly
                            ? folders.unclaimed(folder.id(), view.uidNext())
                            : folders.claimRecent(folder.id(), view.uidNext());
        }
        return new SelectedFolder(folder, open.rights(), readOnly, view, recent);
    }
}
