package org.mailherd.imap.command;

import org.mailherd.imap.response.Answer;
import org.mailherd.imap.session.Command;
import org.mailherd.imap.session.Session;
import org.mailherd.imap.session.State;
import org.mailherd.imap.syntax.CommandReader;
import org.mailherd.imap.syntax.SyntaxFault;

/** NOOP and CHECK do nothing but let changes be told, RFC 3501 6.1.2 and 6.4.1. */
public final class NoopCommand implements Command {
    private final String name;
    private final State least;

    private NoopCommand(String name, State least) {
        this.name = name;
        this.least = least;
    }

    public static NoopCommand noop() {
        return new NoopCommand("NOOP", State.NOT_AUTHENTICATED);
    }

    /** Nothing of ours is written late, so there is nothing to do. */
    public static NoopCommand check() {
        return new NoopCommand("CHECK", State.SELECTED);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public State least() {
        return least;
    }

    @Override
    public Answer execute(Session session, CommandReader arguments) throws SyntaxFault {
        arguments.end();
        return Answer.ok(name + " completed");
    }
}
