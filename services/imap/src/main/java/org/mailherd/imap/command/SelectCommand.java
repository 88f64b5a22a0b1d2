package org.mailherd.imap.command;

import java.io.IOException;
import org.mailherd.imap.access.FolderAccess;
import org.mailherd.imap.access.OpenFolder;
import org.mailherd.imap.response.Answer;
import org.mailherd.imap.session.Command;
import org.mailherd.imap.session.SelectAnswers;
import org.mailherd.imap.session.SelectedFolder;
import org.mailherd.imap.session.Session;
import org.mailherd.imap.session.State;
import org.mailherd.imap.session.Updates;
import org.mailherd.imap.syntax.CommandReader;
import org.mailherd.imap.syntax.SyntaxFault;
import org.mailherd.mailstore.acl.Right;
import org.mailherd.mailstore.acl.Rights;
import org.mailherd.mailstore.folder.Folder;
import org.mailherd.mailstore.folder.FolderStore;
import org.mailherd.mailstore.snapshot.FolderSnapshot;
import org.mailherd.mailstore.snapshot.SnapshotStore;

/** SELECT and EXAMINE, RFC 3501 6.3.1 and 6.3.2, with the CONDSTORE parameter of RFC 7162. */
public final class SelectCommand implements Command {
    /** RFC 4314 5.2: with none of them SELECT is as EXAMINE. */
    private static final Rights CHANGES =
            Rights.of(Right.INSERT, Right.EXPUNGE, Right.SEEN, Right.WRITE, Right.DELETE_MESSAGES);

    private final String name;
    private final boolean readOnly;
    private final FolderAccess access;
    private final FolderStore folders;
    private final SnapshotStore snapshots;

    private SelectCommand(
            String name,
            boolean readOnly,
            FolderAccess access,
            FolderStore folders,
            SnapshotStore snapshots) {
        this.name = name;
        this.readOnly = readOnly;
        this.access = access;
        this.folders = folders;
        this.snapshots = snapshots;
    }

    public static SelectCommand select(
            FolderAccess access, FolderStore folders, SnapshotStore snapshots) {
        return new SelectCommand("SELECT", false, access, folders, snapshots);
    }

    public static SelectCommand examine(
            FolderAccess access, FolderStore folders, SnapshotStore snapshots) {
        return new SelectCommand("EXAMINE", true, access, folders, snapshots);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public State least() {
        return State.AUTHENTICATED;
    }

    @Override
    public Updates updates() {
        return Updates.NONE;
    }

    @Override
    public Answer execute(Session session, CommandReader arguments)
            throws IOException, SyntaxFault {
        arguments.space();
        String mailbox = arguments.mailbox();
        boolean condstore = arguments.accept(' ') && condstore(arguments);
        arguments.end();
        // RFC 3501 6.3.1: a failed SELECT too leaves no folder open.
        session.unselect();
        OpenFolder folder = access.require(session.account(), mailbox, Right.READ);
        if (condstore) {
            session.enableCondstore();
        }
        SelectedFolder selected = open(folder);
        session.select(selected);
        SelectAnswers.write(session.out(), selected);
        return Answer.ok(selected.readOnly() ? "READ-ONLY" : "READ-WRITE", name + " completed");
    }

    private SelectedFolder open(OpenFolder open) {
        Folder folder = open.folder();
        if (!readOnly && open.rights().hasAny(CHANGES)) {
            // Claimed before the picture is taken: what comes between is told as new later.
            long recentFrom = folders.claimRecent(folder.id());
            return new SelectedFolder(
                    folder, open.rights(), false, snapshots.current(folder.id()), recentFrom);
        }
        FolderSnapshot view = snapshots.current(folder.id());
        long recent = folders.status(folder.id()).recent();
        int first = (int) Math.max(0, view.size() - recent);
        long recentFrom = first < view.size() ? view.uid(first) : view.uidNext();
        return new SelectedFolder(folder, open.rights(), true, view, recentFrom);
    }

    private static boolean condstore(CommandReader arguments) throws SyntaxFault {
        arguments.open();
        if (!arguments.keyword().equals("CONDSTORE")) {
            throw new SyntaxFault("Unknown parameter");
        }
        arguments.close();
        return true;
    }
}
