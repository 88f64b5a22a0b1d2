package org.mailherd.imap.command;

import java.io.IOException;
import org.mailherd.imap.response.Answer;
import org.mailherd.imap.session.Command;
import org.mailherd.imap.session.IndexRanges;
import org.mailherd.imap.session.Session;
import org.mailherd.imap.session.State;
import org.mailherd.imap.syntax.CommandReader;
import org.mailherd.imap.syntax.SequenceSet;
import org.mailherd.imap.syntax.SyntaxFault;

/** A command that has a second form behind UID, RFC 3501 6.4.8. */
public interface UidCapable extends Command {

    /**
     * @param byUid whether messages are named, and told of, by UID
     */
    Answer execute(Session session, CommandReader arguments, boolean byUid)
            throws IOException, SyntaxFault;

    @Override
    default Answer execute(Session session, CommandReader arguments)
            throws IOException, SyntaxFault {
        return execute(session, arguments, false);
    }

    @Override
    default State least() {
        return State.SELECTED;
    }

    /** Reads the set of messages that the command is for. */
    static IndexRanges messages(Session session, CommandReader arguments, boolean byUid)
            throws SyntaxFault {
        if (arguments.accept('$')) {
            return IndexRanges.of(session.selected().savedResult(), session.selected().view());
        }
        return messages(session, SequenceSet.parse(arguments), byUid);
    }

    /** The messages of the view that a set names. */
    static IndexRanges messages(Session session, SequenceSet set, boolean byUid)
            throws SyntaxFault {
        var view = session.selected().view();
        return byUid ? IndexRanges.ofUids(set, view) : IndexRanges.ofNumbers(set, view);
    }
}
