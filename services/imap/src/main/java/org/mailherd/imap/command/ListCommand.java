package org.mailherd.imap.command;

import java.io.IOException;
import org.mailherd.imap.listing.FolderTree;
import org.mailherd.imap.listing.ListSelection;
import org.mailherd.imap.response.Answer;
import org.mailherd.imap.response.ResponseWriter;
import org.mailherd.imap.session.Command;
import org.mailherd.imap.session.Session;
import org.mailherd.imap.session.State;
import org.mailherd.imap.syntax.CommandReader;
import org.mailherd.imap.syntax.ListParser;
import org.mailherd.imap.syntax.ListRequest;
import org.mailherd.imap.syntax.StatusItem;
import org.mailherd.imap.syntax.SyntaxFault;
import org.mailherd.mailstore.folder.Folder;
import org.mailherd.mailstore.folder.FolderStore;
import org.mailherd.mailstore.folder.NoSuchFolder;

/**
 * LIST: RFC 3501 6.3.8, LIST-EXTENDED (RFC 5258), SPECIAL-USE (RFC 6154), LIST-STATUS (RFC 5819).
 */
public final class ListCommand implements Command {
    private final FolderStore folders;

    public ListCommand(FolderStore folders) {
        this.folders = folders;
    }

    @Override
    public String name() {
        return "LIST";
    }

    @Override
    public State least() {
        return State.AUTHENTICATED;
    }

    @Override
    public Answer execute(Session session, CommandReader arguments)
            throws IOException, SyntaxFault {
        arguments.space();
        ListRequest request = new ListParser(arguments).parse();
        arguments.end();
        if (request.status().contains(StatusItem.HIGHESTMODSEQ)) {
            session.enableCondstore();
        }
        if (asksForDelimiter(request)) {
            session.out().text("* LIST (\\Noselect) \"/\" \"\"").crlf();
        } else {
            list(session, request);
        }
        return Answer.ok("LIST completed");
    }

    /** RFC 3501 6.3.8: an empty pattern asks for the delimiter and the root of the reference. */
    private static boolean asksForDelimiter(ListRequest request) {
        return !request.extended() && request.patterns().getFirst().isEmpty();
    }

    private void list(Session session, ListRequest request) throws IOException {
        FolderTree tree =
                new FolderTree(
                        folders.list(session.mailboxId()),
                        folders.subscriptions(session.mailboxId()));
        for (ListSelection.Line line : new ListSelection(tree, request).lines()) {
            write(session.out(), line);
            Folder folder = tree.folder(line.name()).orElse(null);
            if (folder != null && !request.status().isEmpty()) {
                status(session.out(), folder, request);
            }
        }
    }

    private static void write(ResponseWriter out, ListSelection.Line line) throws IOException {
        out.text("* LIST (").text(String.join(" ", line.attributes())).text(") \"/\" ");
        out.mailbox(line.name().value());
        if (line.childInfo()) {
            out.text(" (\"CHILDINFO\" (\"SUBSCRIBED\"))");
        }
        out.crlf();
    }

    private void status(ResponseWriter out, Folder folder, ListRequest request) throws IOException {
        try {
            StatusAnswer.write(out, folder.name(), folders.status(folder.id()), request.status());
        } catch (NoSuchFolder _) {
            // Deleted since it was listed: RFC 5819 lets a folder go without its status.
        }
    }
}
