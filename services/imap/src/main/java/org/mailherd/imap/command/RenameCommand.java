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

/** RENAME, RFC 3501 6.3.5. */
public final class RenameCommand implements Command {
    private final FolderStore folders;

    public RenameCommand(FolderStore folders) {
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
        String to = arguments.mailbox();
        arguments.end();
        folders.rename(session.mailboxId(), FolderName.of(from), FolderName.of(to));
        return Answer.ok("RENAME completed");
    }
}
