package org.mailherd.imap.command;

import java.io.IOException;
import org.mailherd.imap.response.Answer;
import org.mailherd.imap.session.IndexRanges;
import org.mailherd.imap.session.SelectedFolder;
import org.mailherd.imap.session.Session;
import org.mailherd.imap.syntax.CommandReader;
import org.mailherd.imap.syntax.SyntaxFault;
import org.mailherd.mailstore.folder.Folder;
import org.mailherd.mailstore.folder.FolderStore;
import org.mailherd.mailstore.message.Copied;
import org.mailherd.mailstore.message.MessageStore;
import org.mailherd.mailstore.quota.QuotaLimit;

/** COPY, RFC 3501 6.4.7. */
public final class CopyCommand implements UidCapable {
    private final FolderStore folders;
    private final MessageStore messages;

    public CopyCommand(FolderStore folders, MessageStore messages) {
        this.folders = folders;
        this.messages = messages;
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
        Folder target = Targets.require(folders, session, name);
        SelectedFolder selected = session.selected();
        QuotaLimit quota = QuotaLimit.ofBytes(session.account().quotaBytes());
        Copied copied =
                messages.copy(selected.id(), wanted.uids(selected.view()), target.id(), quota);
        return Answer.ok(Targets.copyUid(copied), "COPY completed");
    }
}
