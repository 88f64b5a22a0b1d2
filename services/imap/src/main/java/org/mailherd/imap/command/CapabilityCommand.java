package org.mailherd.imap.command;

import java.io.IOException;
import org.mailherd.imap.response.Answer;
import org.mailherd.imap.session.Capabilities;
import org.mailherd.imap.session.Command;
import org.mailherd.imap.session.Session;
import org.mailherd.imap.session.State;
import org.mailherd.imap.syntax.CommandReader;
import org.mailherd.imap.syntax.SyntaxFault;

/** CAPABILITY, RFC 3501 6.1.1. */
public final class CapabilityCommand implements Command {
    private final Capabilities capabilities;

    public CapabilityCommand(Capabilities capabilities) {
        this.capabilities = capabilities;
    }

    @Override
    public String name() {
        return "CAPABILITY";
    }

    @Override
    public State least() {
        return State.NOT_AUTHENTICATED;
    }

    @Override
    public Answer execute(Session session, CommandReader arguments)
            throws IOException, SyntaxFault {
        arguments.end();
        session.out().text("* CAPABILITY ").text(capabilities.of(session)).crlf();
        return Answer.ok("CAPABILITY completed");
    }
}
