package org.mailherd.imap.command;

import java.io.IOException;
import org.mailherd.imap.access.FolderAccess;
import org.mailherd.imap.access.OpenFolder;
import org.mailherd.imap.response.Answer;
import org.mailherd.imap.session.Command;
import org.mailherd.imap.session.Session;
import org.mailherd.imap.session.State;
import org.mailherd.imap.syntax.CommandReader;
import org.mailherd.imap.syntax.SyntaxFault;
import org.mailherd.mailstore.acl.Right;
import org.mailherd.mailstore.folder.FolderStore;

/** DELETE, RFC 3501 6.3.4; folders below the deleted one stay. */
public final class DeleteCommand implements Command {
    private final FolderAccess access;
    private final FolderStore folders;

    public DeleteCommand(FolderAccess access, FolderStore folders) {
        this.access = access;
        this.folders = folders;
    }

    @Override
    public String name() {
        return "DELETE";
    }

    @Override
    public State least() {
        return State.AUTHENTICATED;
    }

    @Override
    public Answer execute(Session session, CommandReader arguments)
            throws IOException, SyntaxFault {
        arguments.space();
        String name = arguments.mailbox();
        arguments.end();
        OpenFolder folder = access.require(session.account(), name, Right.DELETE);
        session.notices().ownNames(folder.shown());
        folders.delete(folder.spot().mailboxId(), folder.spot().name());
        if (session.state() == State.SELECTED && session.selected().id() == folder.folder().id()) {
            // Who deletes the folder he has open needs no BYE to know that it is gone.
            session.unselect();
            session.out().answer("*", Answer.ok("CLOSED", "The folder was deleted"));
        }
        NormalName.tell(session, "\\NonExistent", folder.shown(), name);
        return Answer.ok("DELETE completed");
    }
}
