package org.mailherd.imap.command;

import java.io.IOException;
import org.mailherd.imap.order.MessageThreads;
import org.mailherd.imap.order.ThreadList;
import org.mailherd.imap.response.Answer;
import org.mailherd.imap.response.ResponseWriter;
import org.mailherd.imap.search.Found;
import org.mailherd.imap.search.MessageSearch;
import org.mailherd.imap.session.Session;
import org.mailherd.imap.session.Updates;
import org.mailherd.imap.syntax.CharsetFault;
import org.mailherd.imap.syntax.CommandReader;
import org.mailherd.imap.syntax.SearchParser;
import org.mailherd.imap.syntax.SyntaxFault;
import org.mailherd.imap.syntax.ThreadRequest;

/** THREAD: RFC 5256. */
public final class ThreadCommand implements UidCapable {
    private final MessageSearch search;
    private final MessageThreads threads;

    public ThreadCommand(MessageSearch search, MessageThreads threads) {
        this.search = search;
        this.threads = threads;
    }

    @Override
    public String name() {
        return "THREAD";
    }

    @Override
    public Updates updates() {
        return Updates.KEEP_NUMBERS;
    }

    @Override
    public Answer execute(Session session, CommandReader arguments, boolean byUid)
            throws IOException, SyntaxFault {
        arguments.space();
        ThreadRequest request;
        try {
            request = new SearchParser(arguments).thread();
        } catch (CharsetFault _) {
            arguments.abandon();
            return SearchAnswers.BAD_CHARSET;
        }
        arguments.end();
        SearchCommand.asksModSeq(session, request.key());
        Found found = search.find(session, request.key());
        ThreadList list = threads.threads(found, request.algorithm());
        ResponseWriter out = session.out();
        out.text("* THREAD").text(found.isEmpty() ? "" : " ");
        list.write(out, byUid);
        out.crlf();
        return Answer.ok("THREAD completed");
    }
}
