package org.mailherd.imap.command;

import java.io.IOException;
import org.mailherd.imap.access.FolderAccess;
import org.mailherd.imap.access.OpenFolder;
import org.mailherd.imap.delivery.QuotaAlarm;
import org.mailherd.imap.response.Answer;
import org.mailherd.imap.session.ChangeTeller;
import org.mailherd.imap.session.IndexRanges;
import org.mailherd.imap.session.SelectedFolder;
import org.mailherd.imap.session.Session;
import org.mailherd.imap.syntax.CommandReader;
import org.mailherd.imap.syntax.SyntaxFault;
import org.mailherd.mailstore.acl.Right;
import org.mailherd.mailstore.message.Copied;
import org.mailherd.mailstore.message.MessageStore;

/** MOVE, RFC 6851: COPYUID goes ahead of the EXPUNGEs, which are told with all other changes. */
public final class MoveCommand implements UidCapable {
    private final FolderAccess access;
    private final MessageStore messages;
    private final QuotaAlarm alarm;
    private final ChangeTeller changes;

    public MoveCommand(
            FolderAccess access, MessageStore messages, QuotaAlarm alarm, ChangeTeller changes) {
        this.access = access;
        this.messages = messages;
        this.alarm = alarm;
        this.changes = changes;
    }

    @Override
    public String name() {
        return "MOVE";
    }

    @Override
    public Answer execute(Session session, CommandReader arguments, boolean byUid)
            throws IOException, SyntaxFault {
        arguments.space();
        IndexRanges wanted = UidCapable.messages(session, arguments, byUid);
        arguments.space();
        String name = arguments.mailbox();
        arguments.end();
        SelectedFolder selected = session.selected();
        Writable.require(selected, Right.DELETE_MESSAGES, Right.EXPUNGE);
        OpenFolder target = Targets.require(access, session, name);
        Copied moved =
                messages.move(
                        selected.id(), wanted.uids(selected.view()), target.id(), target.quota());
        if (Targets.nothingLeft(moved, byUid || wanted.isEmpty())) {
            return Targets.GONE;
        }
        if (target.spot().mailboxId() != selected.folder().mailboxId()) {
            alarm.added(target.spot().owner());
        }
        Targets.dropForbiddenFlags(messages, target, moved);
        session.notices().ownMessages(target.id(), moved.target());
        String copyUid = Targets.copyUid(moved);
        if (copyUid.isEmpty()) {
            return Answer.ok("MOVE completed");
        }
        session.out().answer("*", Answer.ok(copyUid, "Moved"));
        return Removed.answer(session, changes, "MOVE completed");
    }
}
