package org.mailherd.imap.command;

import java.io.IOException;
import org.mailherd.imap.response.Answer;
import org.mailherd.imap.session.Command;
import org.mailherd.imap.session.Session;
import org.mailherd.imap.session.State;
import org.mailherd.imap.syntax.CommandReader;
import org.mailherd.imap.syntax.SyntaxFault;
import org.mailherd.mailstore.folder.FolderName;
import org.mailherd.mailstore.folder.FolderStore;

/** DELETE, RFC 3501 6.3.4; folders below the deleted one stay. */
public final class DeleteCommand implements Command {
    private final FolderStore folders;

    public DeleteCommand(FolderStore folders) {
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
        folders.delete(session.mailboxId(), FolderName.of(name));
        return Answer.ok("DELETE completed");
    }
}
