package org.mailherd.imap.command;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailherd.imap.access.SharedName;
import org.mailherd.imap.listing.ListScope;
import org.mailherd.imap.listing.ListSelection;
import org.mailherd.imap.listing.ListedFolder;
import org.mailherd.imap.listing.VisibleFolders;
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
import org.mailherd.mailstore.acl.Right;

/**
 * LIST: RFC 3501 6.3.8, LIST-EXTENDED (RFC 5258), SPECIAL-USE (RFC 6154), LIST-STATUS (RFC 5819),
 * LIST-MYRIGHTS (RFC 8440).
 */
public final class ListCommand implements Command {
    private final VisibleFolders folders;
    private final StatusAnswers statuses;

    public ListCommand(VisibleFolders folders, StatusAnswers statuses) {
        this.folders = folders;
        this.statuses = statuses;
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
            boolean shared = request.reference().startsWith(SharedName.PREFIX);
            session.out().text("* LIST (\\Noselect) \"/\" ");
            session.out().mailbox(shared ? SharedName.PREFIX : "").crlf();
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
        ListScope scope = ListSelection.scope(request);
        List<ListSelection.Line> lines =
                new ListSelection(folders.tree(session.account(), scope), request).lines();
        Map<Long, StatusAnswers.Counters> counters =
                statuses.read(
                        session,
                        lines.stream()
                                .map(ListSelection.Line::folder)
                                .flatMap(Optional::stream)
                                .filter(listed -> listed.rights().has(Right.READ))
                                .map(listed -> listed.folder().id())
                                .toList(),
                        request.status());
        for (ListSelection.Line line : lines) {
            write(session.out(), line, request);
            if (line.folder().isPresent()) {
                details(session.out(), line.folder().get(), request, counters);
            }
        }
    }

    private void details(
            ResponseWriter out,
            ListedFolder listed,
            ListRequest request,
            Map<Long, StatusAnswers.Counters> counters)
            throws IOException {
        if (request.results().contains(ListRequest.Result.MYRIGHTS)) {
            out.text("* MYRIGHTS ").mailbox(listed.name()).octet(' ');
            out.text(listed.rights().toString()).crlf();
        }
        StatusAnswers.Counters counted = counters.get(listed.folder().id());
        if (counted != null) {
            statuses.write(out, listed.name(), counted, request.status());
        }
    }

    private static void write(ResponseWriter out, ListSelection.Line line, ListRequest request)
            throws IOException {
        out.text("* LIST (").text(String.join(" ", line.attributes())).text(") \"/\" ");
        out.mailbox(line.name());
        if (line.childInfo()) {
            out.text(" (\"CHILDINFO\" (").text(selections(request)).text("))");
        }
        out.crlf();
    }

    /** RFC 5258 3.5: the options that the folders below were selected by. */
    private static String selections(ListRequest request) {
        boolean subscribed = request.select().contains(ListRequest.Selection.SUBSCRIBED);
        boolean use = request.select().contains(ListRequest.Selection.SPECIAL_USE);
        return (subscribed ? "\"SUBSCRIBED\"" : "")
                + (subscribed && use ? " " : "")
                + (use ? "\"SPECIAL-USE\"" : "");
    }
}
