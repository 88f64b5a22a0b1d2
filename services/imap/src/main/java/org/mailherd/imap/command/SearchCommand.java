package org.mailherd.imap.command;

import java.io.IOException;
import org.mailherd.imap.response.Answer;
import org.mailherd.imap.search.Found;
import org.mailherd.imap.search.MessageSearch;
import org.mailherd.imap.session.Extension;
import org.mailherd.imap.session.Session;
import org.mailherd.imap.session.Updates;
import org.mailherd.imap.syntax.CharsetFault;
import org.mailherd.imap.syntax.CommandReader;
import org.mailherd.imap.syntax.SearchKey;
import org.mailherd.imap.syntax.SearchOptions;
import org.mailherd.imap.syntax.SearchParser;
import org.mailherd.imap.syntax.SearchRequest;
import org.mailherd.imap.syntax.SyntaxFault;
import org.mailherd.mailstore.snapshot.UidSet;

/**
 * SEARCH: RFC 3501 6.4.4 and RFC 9051 6.4.4, ESEARCH (RFC 4731), SEARCHRES (RFC 5182), WITHIN (RFC
 * 5032), MODSEQ (RFC 7162), PARTIAL (RFC 9394), save dates (RFC 8514), object ids (RFC 8474).
 */
public final class SearchCommand implements UidCapable {
    private final MessageSearch search;

    public SearchCommand(MessageSearch search) {
        this.search = search;
    }

    @Override
    public String name() {
        return "SEARCH";
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
        SearchRequest request;
        try {
            request = parser.search();
        } catch (CharsetFault _) {
            arguments.abandon();
            return refused(session, parser);
        }
        arguments.end();
        if (parser.namesCharset() && session.has(Extension.UTF8)) {
            throw new SyntaxFault("After ENABLE UTF8=ACCEPT strings are UTF-8"); // RFC 6855 3
        }
        boolean modseq = asksModSeq(session, request.key());
        Found found = kept(session, request.options(), () -> search.find(session, request.key()));
        new SearchAnswers(session, options(session, request), byUid, modseq).tell("SEARCH", found);
        return Answer.ok(
                request.options().saves() ? "SEARCH completed, result saved" : "SEARCH completed");
    }

    private static SearchOptions options(Session session, SearchRequest request) {
        boolean esearch = session.has(Extension.IMAP4REV2) && !request.options().extended();
        return esearch ? SearchOptions.ALL : request.options();
    }

    /** RFC 5182 2.1: a search that was to be kept and fails leaves nothing. */
    static Answer refused(Session session, SearchParser parser) {
        if (parser.options().saves()) {
            session.selected().saveResult(UidSet.EMPTY);
        }
        return SearchAnswers.BAD_CHARSET;
    }

    /** A search to be done. */
    interface Search {
        Found run() throws SyntaxFault;
    }

    /** Runs a search; one that fails inside is answered NO, and so leaves nothing either. */
    static Found kept(Session session, SearchOptions options, Search search) throws SyntaxFault {
        try {
            return search.run();
        } catch (RuntimeException e) {
            if (options.saves()) {
                session.selected().saveResult(UidSet.EMPTY);
            }
            throw e;
        }
    }

    /**
     * A client that asks for modseqs (RFC 7162 3.1.5) knows them; one that names messages by number
     * hears of no expunge before the answer, be it to a UID command (RFC 7162 3.2.10.2).
     */
    static boolean asksModSeq(Session session, SearchKey key) {
        if (SearchAnswers.mentions(SearchKey.Numbers.class, key)) {
            session.useNumbers();
        }
        boolean asked = SearchAnswers.mentions(SearchKey.ModSeq.class, key);
        if (asked) {
            session.enableCondstore();
        }
        return asked;
    }
}
