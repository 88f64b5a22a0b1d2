package org.mailherd.imap.command;

import java.io.IOException;
import java.util.Set;
import org.mailherd.imap.response.Answer;
import org.mailherd.imap.session.Command;
import org.mailherd.imap.session.Session;
import org.mailherd.imap.session.State;
import org.mailherd.imap.syntax.CommandReader;
import org.mailherd.imap.syntax.StatusItem;
import org.mailherd.imap.syntax.SyntaxFault;
import org.mailherd.mailstore.folder.Folder;
import org.mailherd.mailstore.folder.FolderName;
import org.mailherd.mailstore.folder.FolderStore;

/** STATUS, RFC 3501 6.3.10. */
public final class StatusCommand implements Command {
    private final FolderStore folders;

    public StatusCommand(FolderStore folders) {
        this.folders = folders;
    }

    @Override
    public String name() {
        return "STATUS";
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
        arguments.space();
        Set<StatusItem> items = StatusItem.list(arguments);
        arguments.end();
        if (items.contains(StatusItem.HIGHESTMODSEQ)) {
            session.enableCondstore();
        }
        Folder folder = folders.require(session.mailboxId(), FolderName.of(name));
        StatusAnswer.write(session.out(), folder.name(), folders.status(folder.id()), items);
        return Answer.ok("STATUS completed");
    }
}
