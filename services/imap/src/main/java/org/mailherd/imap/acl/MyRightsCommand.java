package org.mailherd.imap.acl;

import java.io.IOException;
import org.mailherd.imap.access.FolderAccess;
import org.mailherd.imap.access.OpenFolder;
import org.mailherd.imap.response.Answer;
import org.mailherd.imap.session.Command;
import org.mailherd.imap.session.Session;
import org.mailherd.imap.session.State;
import org.mailherd.imap.syntax.CommandReader;
import org.mailherd.imap.syntax.SyntaxFault;

/** MYRIGHTS, RFC 4314 section 3.5. */
final class MyRightsCommand implements Command {
    private final FolderAccess access;

    MyRightsCommand(FolderAccess access) {
        this.access = access;
    }

    @Override
    public String name() {
        return "MYRIGHTS";
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
        OpenFolder folder = access.require(session.account(), name);
        session.out().text("* MYRIGHTS ").mailbox(folder.shown()).octet(' ');
        session.out().text(folder.rights().toString()).crlf();
        return Answer.ok("MYRIGHTS completed");
    }
}
