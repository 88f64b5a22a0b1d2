package org.mailherd.imap.command;

import java.io.IOException;
import org.mailherd.imap.response.Answer;
import org.mailherd.imap.session.ChangeTeller;
import org.mailherd.imap.session.SelectedFolder;
import org.mailherd.imap.session.Session;
import org.mailherd.imap.syntax.CommandReader;
import org.mailherd.imap.syntax.SyntaxFault;
import org.mailherd.mailstore.acl.Right;
import org.mailherd.mailstore.message.MessageStore;
import org.mailherd.mailstore.snapshot.UidSet;

/**
 * EXPUNGE (RFC 3501 6.4.3) and UID EXPUNGE (RFC 4315). What is gone is told with all other changes
 * before the answer.
 */
public final class ExpungeCommand implements UidCapable {
    private final MessageStore messages;
    private final ChangeTeller changes;

    public ExpungeCommand(MessageStore messages, ChangeTeller changes) {
        this.messages = messages;
        this.changes = changes;
    }

    @Override
    public String name() {
        return "EXPUNGE";
    }

    @Override
    public Answer execute(Session session, CommandReader arguments, boolean byUid)
            throws IOException, SyntaxFault {
        SelectedFolder selected = session.selected();
        UidSet uids = UidSet.ALL;
        if (byUid) {
            arguments.space();
            uids = UidCapable.messages(session, arguments, true).uids(selected.view());
        }
        arguments.end();
        Writable.require(selected, Right.EXPUNGE);
        UidSet removed = messages.expunge(selected.id(), uids);
        return removed.isEmpty()
                ? Answer.ok("EXPUNGE completed")
                : Removed.answer(session, changes, "EXPUNGE completed");
    }
}
