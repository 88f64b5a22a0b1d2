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

/** SUBSCRIBE, RFC 3501 6.3.6; the folder need not exist. */
public final class SubscribeCommand implements Command {
    private final FolderStore folders;

    public SubscribeCommand(FolderStore folders) {
        this.folders = folders;
    }

    @Override
    public String name() {
        return "SUBSCRIBE";
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
        folders.subscribe(session.mailboxId(), FolderName.of(name));
        return Answer.ok("SUBSCRIBE completed");
    }
}
