package org.mailherd.imap.session;

import java.io.IOException;
import org.mailherd.imap.response.Answer;
import org.mailherd.imap.syntax.CommandReader;
import org.mailherd.imap.syntax.SyntaxFault;

/** One verb of IMAP. An implementation has no state: it serves all sessions at once. */
public interface Command {

    /** The verb, upper case. */
    String name();

    /** The least state in which the verb may be used. */
    State least();

    /** The greatest state in which the verb may be used. */
    default State greatest() {
        return State.SELECTED;
    }

    default Updates updates() {
        return Updates.ALL;
    }

    /**
     * Reads the arguments to their end, acts, writes untagged responses.
     *
     * @param arguments stand right behind the verb, before the space if there is one
     * @throws SyntaxFault before anything was done
     * @throws CommandRefused with the answer to give
     */
    Answer execute(Session session, CommandReader arguments) throws IOException, SyntaxFault;
}
