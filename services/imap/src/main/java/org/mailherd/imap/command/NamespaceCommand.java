package org.mailherd.imap.command;

import java.io.IOException;
import org.mailherd.imap.access.SharedName;
import org.mailherd.imap.response.Answer;
import org.mailherd.imap.session.Command;
import org.mailherd.imap.session.Session;
import org.mailherd.imap.session.State;
import org.mailherd.imap.syntax.CommandReader;
import org.mailherd.imap.syntax.SyntaxFault;

/** NAMESPACE, RFC 2342: one's own folders, those of other users, none that belong to nobody. */
public final class NamespaceCommand implements Command {
    @Override
    public String name() {
        return "NAMESPACE";
    }

    @Override
    public State least() {
        return State.AUTHENTICATED;
    }

    @Override
    public Answer execute(Session session, CommandReader arguments)
            throws IOException, SyntaxFault {
        arguments.end();
        session.out().text("* NAMESPACE ((\"\" \"/\")) ((\"");
        session.out().text(SharedName.PREFIX).text("\" \"/\")) NIL").crlf();
        return Answer.ok("NAMESPACE completed");
    }
}
