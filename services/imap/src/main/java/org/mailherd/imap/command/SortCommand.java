package org.mailherd.imap.command;

import java.io.IOException;
import org.mailherd.imap.order.MessageOrder;
import org.mailherd.imap.response.Answer;
import org.mailherd.imap.search.Found;
import org.mailherd.imap.search.MessageSearch;
import org.mailherd.imap.session.Session;
import org.mailherd.imap.session.Updates;
import org.mailherd.imap.syntax.CharsetFault;
import org.mailherd.imap.syntax.CommandReader;
import org.mailherd.imap.syntax.SearchParser;
import org.mailherd.imap.syntax.SortRequest;
import org.mailherd.imap.syntax.SyntaxFault;

/** SORT: RFC 5256, with RETURN of RFC 5267 (ESORT) and the display keys of RFC 5957. */
public final class SortCommand implements UidCapable {
    private final MessageSearch search;
    private final MessageOrder order;

    public SortCommand(MessageSearch search, MessageOrder order) {
        this.search = search;
        this.order = order;
    }

    @Override
    public String name() {
        return "SORT";
    }

    @Override
    public Updates updates() {
        return Updates.KEEP_NUMBERS;
    }

    @Override
    public Answer execute(Session session, CommandReader arguments, boolean byUid)
            throws IOException, SyntaxFault {
        arguments.space();
        SearchParser parser = new SearchParser(arguments);
        SortRequest request;
        try {
            request = parser.sort();
        } catch (CharsetFault _) {
            arguments.abandon();
            return SearchCommand.refused(session, parser);
        }
        arguments.end();
        boolean modseq = SearchCommand.asksModSeq(session, request.key());
        Found found =
                SearchCommand.kept(
                        session,
                        request.options(),
                        () -> order.sort(search.find(session, request.key()), request.order()));
        new SearchAnswers(session, request.options(), byUid, modseq).tell("SORT", found);
        return Answer.ok("SORT completed");
    }
}
