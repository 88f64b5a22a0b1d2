package org.mailherd.imap.command;

import java.io.IOException;
import org.mailherd.imap.access.FolderAccess;
import org.mailherd.imap.access.Spot;
import org.mailherd.imap.response.Answer;
import org.mailherd.imap.session.Command;
import org.mailherd.imap.session.Session;
import org.mailherd.imap.session.State;
import org.mailherd.imap.syntax.CommandReader;
import org.mailherd.imap.syntax.SyntaxFault;
import org.mailherd.mailstore.acl.Right;
import org.mailherd.mailstore.folder.FolderName;
import org.mailherd.mailstore.folder.FolderStore;

/**
 * SUBSCRIBE, RFC 3501 6.3.6. One's own folder need not exist; another's has to be visible (RFC 4314
 * section 4).
 */
public final class SubscribeCommand implements Command {
    private final FolderAccess access;
    private final FolderStore folders;

    public SubscribeCommand(FolderAccess access, FolderStore folders) {
        this.access = access;
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
        Spot spot = access.spot(session.account(), name);
        if (!spot.own()) {
            access.require(session.account(), name, Right.LOOKUP);
        }
        session.notices().ownNames(spot.shown());
        folders.subscribe(session.mailboxId(), FolderName.of(spot.shown()));
        return Answer.ok("SUBSCRIBE completed");
    }
}
