package org.mailherd.imap.command;

import java.io.IOException;
import org.mailherd.imap.response.Answer;
import org.mailherd.imap.session.Command;
import org.mailherd.imap.session.Session;
import org.mailherd.imap.session.State;
import org.mailherd.imap.syntax.CommandReader;
import org.mailherd.imap.syntax.SyntaxFault;

/** ENABLE, RFC 5161: CONDSTORE is all there is to switch on. */
public final class EnableCommand implements Command {
    @Override
    public String name() {
        return "ENABLE";
    }

    @Override
    public State least() {
        return State.AUTHENTICATED;
    }

    @Override
    public Answer execute(Session session, CommandReader arguments)
            throws IOException, SyntaxFault {
        arguments.space();
        boolean condstore = false;
        do {
            condstore |= arguments.keyword().equals("CONDSTORE");
        } while (arguments.accept(' '));
        arguments.end();
        if (condstore) {
            session.enableCondstore();
        }
        session.out().text(condstore ? "* ENABLED CONDSTORE" : "* ENABLED").crlf();
        return Answer.ok("ENABLE completed");
    }
}
