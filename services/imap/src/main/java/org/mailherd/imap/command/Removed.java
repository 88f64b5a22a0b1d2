package org.mailherd.imap.command;

import java.io.IOException;
import org.mailherd.imap.response.Answer;
import org.mailherd.imap.session.ChangeTeller;
import org.mailherd.imap.session.Session;
import org.mailherd.imap.session.State;
import org.mailherd.imap.session.Updates;

/** The answer to a command that removed messages. */
final class Removed {
    private Removed() {}

    /**
     * Tells what is gone, so that the modseq in the answer is one up to which the client knows all
     * (RFC 7162 3.2.7, 3.2.9, 3.2.10).
     */
    static Answer answer(Session session, ChangeTeller changes, String text) throws IOException {
        changes.tellAll(session, Updates.ALL);
        return session.condstore() && session.state() == State.SELECTED && !session.isEnding()
                ? Answer.ok("HIGHESTMODSEQ " + session.selected().view().highestModseq(), text)
                : Answer.ok(text);
    }
}
