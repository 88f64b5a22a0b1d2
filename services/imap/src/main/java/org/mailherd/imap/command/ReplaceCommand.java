package org.mailherd.imap.command;

import java.io.IOException;
import org.mailherd.imap.access.FolderAccess;
import org.mailherd.imap.access.OpenFolder;
import org.mailherd.imap.delivery.QuotaAlarm;
import org.mailherd.imap.response.Answer;
import org.mailherd.imap.session.CommandRefused;
import org.mailherd.imap.session.SelectedFolder;
import org.mailherd.imap.session.Session;
import org.mailherd.imap.syntax.CommandReader;
import org.mailherd.imap.syntax.SequenceSet;
import org.mailherd.imap.syntax.SyntaxFault;
import org.mailherd.mailstore.acl.Right;
import org.mailherd.mailstore.message.Appended;
import org.mailherd.mailstore.message.Arrival;
import org.mailherd.mailstore.message.MessageStore;
import org.mailherd.mailstore.quota.QuotaUsage;
import org.mailherd.mailstore.snapshot.UidSet;

/** REPLACE and UID REPLACE (RFC 8508): a message comes and another one goes, or neither. */
public final class ReplaceCommand implements UidCapable {
    private final FolderAccess access;
    private final MessageStore messages;
    private final Upload upload;
    private final QuotaAlarm alarm;

    public ReplaceCommand(
            FolderAccess access, MessageStore messages, Upload upload, QuotaAlarm alarm) {
        this.access = access;
        this.messages = messages;
        this.upload = upload;
        this.alarm = alarm;
    }

    @Override
    public String name() {
        return "REPLACE";
    }

    @Override
    public Answer execute(Session session, CommandReader arguments, boolean byUid)
            throws IOException, SyntaxFault {
        arguments.space();
        SequenceSet one = SequenceSet.parse(arguments);
        arguments.space();
        String name = arguments.mailbox();
        arguments.space();
        SelectedFolder selected = session.selected();
        UidSet uids = UidCapable.messages(session, one, byUid).uids(selected.view());
        if (one.ranges().size() > 1 || uids.count() > 1) {
            throw new SyntaxFault("REPLACE takes one message");
        }
        Upload.Announced announced = upload.announced(session, arguments);
        Writable.require(selected, Right.DELETE_MESSAGES, Right.EXPUNGE);
        if (uids.isEmpty()) {
            throw new CommandRefused(Answer.no("NONEXISTENT", "No such message"));
        }
        OpenFolder target = Targets.require(access, session, name);
        Arrival arrival = AppendCommand.permitted(target, upload.receive(arguments, announced));
        arguments.end();
        Appended where =
                messages.replace(
                        selected.id(), uids.first(0), target.id(), target.quota(), arrival);
        alarm.added(target.spot().owner(), new QuotaUsage(arrival.message().size(), 1));
        session.notices().ownMessages(target.id(), UidSet.of(where.uid()));
        String code = "APPENDUID " + where.uidValidity() + " " + where.uid();
        session.out().answer("*", Answer.ok(code, "Replacement message ready"));
        return Answer.ok("REPLACE completed");
    }
}
