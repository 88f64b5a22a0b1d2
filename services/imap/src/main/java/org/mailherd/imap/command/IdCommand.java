package org.mailherd.imap.command;

import java.io.IOException;
import org.mailherd.imap.response.Answer;
import org.mailherd.imap.session.Command;
import org.mailherd.imap.session.Session;
import org.mailherd.imap.session.State;
import org.mailherd.imap.syntax.CommandReader;
import org.mailherd.imap.syntax.SyntaxFault;

/** ID, RFC 2971: we say our name and no version, and keep what the client says out of the log. */
public final class IdCommand implements Command {
    private static final int MOST_FIELDS = 30;

    @Override
    public String name() {
        return "ID";
    }

    @Override
    public State least() {
        return State.NOT_AUTHENTICATED;
    }

    @Override
    public Answer execute(Session session, CommandReader arguments)
            throws IOException, SyntaxFault {
        arguments.space();
        parameters(arguments);
        arguments.end();
        session.out().text("* ID (\"name\" \"Mailherd\")").crlf();
        return Answer.ok("ID completed");
    }

    private static void parameters(CommandReader arguments) throws IOException, SyntaxFault {
        if (!arguments.acceptOpen()) {
            nil(arguments);
            return;
        }
        for (int fields = 0; !arguments.acceptClose(); fields++) {
            if (fields == MOST_FIELDS) {
                throw new SyntaxFault("Too many fields");
            }
            arguments.accept(' ');
            arguments.string();
            arguments.space();
            value(arguments);
        }
    }

    private static void value(CommandReader arguments) throws IOException, SyntaxFault {
        if (arguments.at('"') || arguments.at('{')) {
            arguments.string();
        } else {
            nil(arguments);
        }
    }

    private static void nil(CommandReader arguments) throws SyntaxFault {
        if (!arguments.keyword().equals("NIL")) {
            throw new SyntaxFault("Expected NIL");
        }
    }
}
