package org.mailherd.imap.command;

import java.io.IOException;
import org.mailherd.imap.access.FolderAccess;
import org.mailherd.imap.access.OpenFolder;
import org.mailherd.imap.delivery.QuotaAlarm;
import org.mailherd.imap.response.Answer;
import org.mailherd.imap.session.IndexRanges;
import org.mailherd.imap.session.SelectedFolder;
import org.mailherd.imap.session.Session;
import org.mailherd.imap.syntax.CommandReader;
import org.mailherd.imap.syntax.SyntaxFault;
import org.mailherd.mailstore.message.Copied;
import org.mailherd.mailstore.message.MessageStore;

/** COPY, RFC 3501 6.4.7. */
public final class CopyCommand implements UidCapable {
    private final FolderAccess access;
    private final MessageStore messages;
    private final QuotaAlarm alarm;

    public CopyCommand(FolderAccess access, MessageStore messages, QuotaAlarm alarm) {
        this.access = access;
        this.messages = messages;
        this.alarm = alarm;
    }

    @Override
    public String name() {
        return "COPY";
    }

    @Override
    public Answer execute(Session session, CommandReader arguments, boolean byUid)
            throws IOException, SyntaxFault {
        arguments.space();
        IndexRanges wanted = UidCapable.messages(session, arguments, byUid);
        arguments.space();
        String name = arguments.mailbox();
        arguments.end();
        OpenFolder target = Targets.require(access, session, name);
        SelectedFolder selected = session.selected();
        Copied copied =
                messages.copy(
                        selected.id(), wanted.uids(selected.view()), target.id(), target.quota());
        if (Targets.nothingLeft(copied, byUid || wanted.isEmpty())) {
            return Targets.GONE;
        }
        alarm.added(target.spot().owner());
        Targets.dropForbiddenFlags(messages, target, copied);
        session.notices().ownMessages(target.id(), copied.target());
        return Answer.ok(Targets.copyUid(copied), "COPY completed");
    }
}
