package org.mailherd.imap.command;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.mailherd.imap.access.FolderAccess;
import org.mailherd.imap.access.OpenFolder;
import org.mailherd.imap.response.Answer;
import org.mailherd.imap.session.Command;
import org.mailherd.imap.session.Session;
import org.mailherd.imap.session.State;
import org.mailherd.imap.syntax.CommandReader;
import org.mailherd.imap.syntax.StatusItem;
import org.mailherd.imap.syntax.SyntaxFault;
import org.mailherd.mailstore.acl.Right;
import org.mailherd.mailstore.folder.NoSuchFolder;

/** STATUS, RFC 3501 6.3.10 and RFC 9051 6.3.11. */
public final class StatusCommand implements Command {
    private final FolderAccess access;
    private final StatusAnswers statuses;

    public StatusCommand(FolderAccess access, StatusAnswers statuses) {
        this.access = access;
        this.statuses = statuses;
    }

    @Override
    public String name() {
        return "STATUS";
    }

    @Override
    public State least() {
        return State.AUTHENTICATED;
    }

    @Override
    public Answer execute(Session session, CommandReader arguments)
            throws IOException, SyntaxFault {
        arguments.space();
        String name = arguments.mailbox();
        arguments.space();
        Set<StatusItem> items = StatusItem.list(arguments);
        arguments.end();
        if (items.contains(StatusItem.HIGHESTMODSEQ)) {
            session.enableCondstore();
        }
        OpenFolder folder = access.require(session.account(), name, Right.READ);
        StatusAnswers.Counters counters =
                statuses.read(session, List.of(folder.id()), items).get(folder.id());
        if (counters == null) {
            throw new NoSuchFolder(name);
        }
        statuses.write(session.out(), folder.shown(), counters, items);
        return Answer.ok("STATUS completed");
    }
}
