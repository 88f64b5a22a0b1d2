package org.mailherd.imap.command;

import java.io.IOException;
import org.mailherd.imap.response.Answer;
import org.mailherd.imap.session.Command;
import org.mailherd.imap.session.Session;
import org.mailherd.imap.session.State;
import org.mailherd.imap.syntax.CommandReader;
import org.mailherd.imap.syntax.SyntaxFault;

/** NAMESPACE, RFC 2342: one personal namespace, nobody else's folders yet. */
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
        session.out().text("* NAMESPACE ((\"\" \"/\")) NIL NIL").crlf();
        return Answer.ok("NAMESPACE completed");
    }
}
