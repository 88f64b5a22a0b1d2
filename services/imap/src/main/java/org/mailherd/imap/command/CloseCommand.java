package org.mailherd.imap.command;

import org.mailherd.imap.response.Answer;
import org.mailherd.imap.session.Command;
import org.mailherd.imap.session.SelectedFolder;
import org.mailherd.imap.session.Session;
import org.mailherd.imap.session.State;
import org.mailherd.imap.session.Updates;
import org.mailherd.imap.syntax.CommandReader;
import org.mailherd.imap.syntax.SyntaxFault;
import org.mailherd.mailstore.acl.Right;
import org.mailherd.mailstore.message.MessageStore;
import org.mailherd.mailstore.snapshot.UidSet;

/** CLOSE (RFC 3501 6.4.2), which expunges in silence. */
public final class CloseCommand implements Command {
    private final MessageStore messages;

    public CloseCommand(MessageStore messages) {
        this.messages = messages;
    }

    @Override
    public String name() {
        return "CLOSE";
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
        SelectedFolder selected = session.selected();
        session.unselect();
        if (!selected.readOnly() && selected.rights().has(Right.EXPUNGE)) {
            messages.expunge(selected.id(), UidSet.ALL);
        }
        return Answer.ok("CLOSE completed");
    }
}
