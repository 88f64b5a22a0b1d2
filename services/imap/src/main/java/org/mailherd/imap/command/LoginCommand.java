package org.mailherd.imap.command;

import java.io.IOException;
import org.mailherd.imap.response.Answer;
import org.mailherd.imap.session.Command;
import org.mailherd.imap.session.Session;
import org.mailherd.imap.session.State;
import org.mailherd.imap.syntax.CommandReader;
import org.mailherd.imap.syntax.SyntaxFault;

/** LOGIN, RFC 3501 6.2.3. */
public final class LoginCommand implements Command {
    private final LoginAnswers logins;

    public LoginCommand(LoginAnswers logins) {
        this.logins = logins;
    }

    @Override
    public String name() {
        return "LOGIN";
    }

    @Override
    public State least() {
        return State.NOT_AUTHENTICATED;
    }

    @Override
    public State greatest() {
        return State.NOT_AUTHENTICATED;
    }

    @Override
    public Answer execute(Session session, CommandReader arguments)
            throws IOException, SyntaxFault {
        logins.requirePrivacy(session);
        arguments.space();
        String username = arguments.astringText();
        arguments.space();
        String password = arguments.astringText();
        arguments.end();
        return logins.password(session, username, password);
    }
}
