package org.mailherd.imap.command;

import java.io.IOException;
import java.util.Optional;
import org.mailherd.imap.access.FolderAccess;
import org.mailherd.imap.access.OpenFolder;
import org.mailherd.imap.access.Spot;
import org.mailherd.imap.response.Answer;
import org.mailherd.imap.session.Command;
import org.mailherd.imap.session.Session;
import org.mailherd.imap.session.State;
import org.mailherd.imap.syntax.CommandReader;
import org.mailherd.imap.syntax.SyntaxFault;
import org.mailherd.mailstore.acl.NotPermitted;
import org.mailherd.mailstore.acl.Right;
import org.mailherd.mailstore.folder.FolderStore;
import org.mailherd.mailstore.folder.NoSuchFolder;

/** RENAME, RFC 3501 6.3.5: within one mailbox, be it the user's or another's. */
public final class RenameCommand implements Command {
    private final FolderAccess access;
    private final FolderStore folders;

    public RenameCommand(FolderAccess access, FolderStore folders) {
        this.access = access;
        this.folders = folders;
    }

    @Override
    public String name() {
        return "RENAME";
    }

    @Override
    public State least() {
        return State.AUTHENTICATED;
    }

    @Override
    public Answer execute(Session session, CommandReader arguments)
            throws IOException, SyntaxFault {
        arguments.space();
        String from = arguments.mailbox();
        arguments.space();
        String to = withoutTrailing(arguments.mailbox());
        arguments.end();
        Spot source = source(session, from);
        Spot target = target(session, to);
        if (source.mailboxId() != target.mailboxId()) {
            return Answer.no("CANNOT", "A folder cannot move into another mailbox, copy its mail");
        }
        access.requireCreate(session.account(), target);
        session.notices().ownNames(source.shown(), target.shown());
        folders.rename(source.mailboxId(), source.name(), target.name());
        tellNormalName(session, source, from, target, to);
        return Answer.ok("RENAME completed");
    }

    /** RFC 9051 6.3.6: the new name, with the old as the client wrote it; INBOX never goes away. */
    private static void tellNormalName(
            Session session, Spot source, String from, Spot target, String to) throws IOException {
        if (source.name().isInbox()) {
            NormalName.tell(session, "", target.shown(), to);
        } else if (!source.shown().equals(from) || !target.shown().equals(to)) {
            NormalName.tell(session, "", target.shown(), from);
        }
    }

    /** A level of one's own tree that is no folder can be renamed for the sake of those below. */
    private Spot source(Session session, String name) {
        Spot spot = access.spot(session.account(), name);
        Optional<OpenFolder> folder = access.find(session.account(), spot);
        if (folder.isEmpty() && !spot.own()) {
            throw new NoSuchFolder(name);
        }
        // INBOX itself stays, only its messages go.
        folder.ifPresent(open -> open.require(Right.DELETE));
        return spot;
    }

    private Spot target(Session session, String name) {
        try {
            return access.spot(session.account(), name);
        } catch (NoSuchFolder _) {
            throw new NotPermitted(name);
        }
    }

    private static String withoutTrailing(String name) {
        boolean trailing = name.length() > 1 && name.endsWith("/");
        return trailing ? name.substring(0, name.length() - 1) : name;
    }
}
