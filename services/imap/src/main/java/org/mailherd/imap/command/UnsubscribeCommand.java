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

/** UNSUBSCRIBE, RFC 3501 6.3.7. */
public final class UnsubscribeCommand implements Command {
    private final FolderStore folders;

    public UnsubscribeCommand(FolderStore folders) {
        this.folders = folders;
    }

    @Override
    public String name() {
        return "UNSUBSCRIBE";
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
        FolderName folder = FolderName.of(name);
        session.notices().ownNames(folder.value());
        folders.unsubscribe(session.mailboxId(), folder);
        return Answer.ok("UNSUBSCRIBE completed");
    }
}
