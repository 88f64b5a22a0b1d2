package org.mailherd.imap.command;

import java.io.IOException;
import org.mailherd.imap.response.Answer;
import org.mailherd.imap.session.Command;
import org.mailherd.imap.session.Session;
import org.mailherd.imap.session.State;
import org.mailherd.imap.session.Updates;
import org.mailherd.imap.syntax.CommandReader;
import org.mailherd.imap.syntax.SyntaxFault;

/** LOGOUT, RFC 3501 6.1.3. */
public final class LogoutCommand implements Command {
    @Override
    public String name() {
        return "LOGOUT";
    }

    @Override
    public State least() {
        return State.NOT_AUTHENTICATED;
    }

    @Override
    public Updates updates() {
        return Updates.NONE;
    }

    @Override
    public Answer execute(Session session, CommandReader arguments)
            throws IOException, SyntaxFault {
        arguments.end();
        session.out().text("* BYE Logging out").crlf();
        session.end();
        return Answer.ok("LOGOUT completed");
    }
}
