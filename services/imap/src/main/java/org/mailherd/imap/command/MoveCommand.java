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

/** MOVE, RFC 6851: COPYUID goes ahead of the EXPUNGEs, which are told with all other changes. */
public final class MoveCommand implements UidCapable {
    private final FolderStore folders;
    private final MessageStore messages;

    public MoveCommand(FolderStore folders, MessageStore messages) {
        this.folders = folders;
        this.messages = messages;
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
        Writable.require(selected);
        Folder target = Targets.require(folders, session, name);
        Copied moved = messages.move(selected.id(), wanted.uids(selected.view()), target.id());
        String copyUid = Targets.copyUid(moved);
        if (!copyUid.isEmpty()) {
            session.out().answer("*", Answer.ok(copyUid, "Moved"));
        }
        return Answer.ok("MOVE completed");
    }
}
