package org.mailherd.imap.command;

import org.mailherd.imap.response.Answer;
import org.mailherd.imap.session.Command;
import org.mailherd.imap.session.Session;
import org.mailherd.imap.session.State;
import org.mailherd.imap.session.Updates;
import org.mailherd.imap.syntax.CommandReader;
import org.mailherd.imap.syntax.SyntaxFault;

/** UNSELECT (RFC 3691): leaves the folder without expunging. */
public final class UnselectCommand implements Command {
    @Override
    public String name() {
        return "UNSELECT";
    }

    @Override
    public State least() {
        return State.SELECTED;
    }

    @Override
    public Updates updates() {
        return Updates.NONE;
    }

    @Override
    public Answer execute(Session session, CommandReader arguments) throws SyntaxFault {
        arguments.end();
        session.unselect();
        return Answer.ok("UNSELECT completed");
    }
}
