package org.mailherd.imap.command;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.mailherd.imap.response.Answer;
import org.mailherd.imap.response.ResponseWriter;
import org.mailherd.imap.search.MessageSearch;
import org.mailherd.imap.search.MessageSearch.Hit;
import org.mailherd.imap.session.Session;
import org.mailherd.imap.session.Updates;
import org.mailherd.imap.syntax.CharsetFault;
import org.mailherd.imap.syntax.CommandReader;
import org.mailherd.imap.syntax.SearchKey;
import org.mailherd.imap.syntax.SearchParser;
import org.mailherd.imap.syntax.SearchRequest;
import org.mailherd.imap.syntax.SearchRequest.Result;
import org.mailherd.imap.syntax.SyntaxFault;
import org.mailherd.mailstore.snapshot.UidSet;

/** SEARCH: RFC 3501 6.4.4, ESEARCH (RFC 4731), WITHIN (RFC 5032), MODSEQ (RFC 7162). */
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
        SearchRequest request;
        try {
            request = new SearchParser(arguments).parse();
        } catch (CharsetFault _) {
            return badCharset(arguments);
        }
        arguments.end();
        boolean modSeq = mentionsModSeq(request.key());
        if (modSeq) {
            session.enableCondstore();
        }
        List<Hit> hits = search.find(session.selected(), request.key());
        long highest = modSeq ? hits.stream().mapToLong(Hit::modseq).max().orElse(0) : 0;
        if (request.extended()) {
            extended(session, request.results(), hits, byUid, highest);
        } else {
            plain(session.out(), hits, byUid, highest);
        }
        return Answer.ok("SEARCH completed");
    }

    private static Answer badCharset(CommandReader arguments) throws IOException, SyntaxFault {
        arguments.abandon();
        return Answer.no("BADCHARSET (US-ASCII UTF-8)", "Unknown charset");
    }

    private static void plain(ResponseWriter out, List<Hit> hits, boolean byUid, long highest)
            throws IOException {
        out.text("* SEARCH");
        for (Hit hit : hits) {
            out.octet(' ').number(number(hit, byUid));
        }
        if (highest > 0) {
            out.text(" (MODSEQ ").number(highest).octet(')');
        }
        out.crlf();
    }

    private static void extended(
            Session session, Set<Result> results, List<Hit> hits, boolean byUid, long highest)
            throws IOException {
        ResponseWriter out = session.out();
        out.text("* ESEARCH (TAG ").string(session.tag()).octet(')');
        out.text(byUid ? " UID" : "");
        if (!hits.isEmpty()) {
            found(out, results, hits, byUid);
        }
        if (results.contains(Result.COUNT)) {
            out.text(" COUNT ").number(hits.size());
        }
        if (highest > 0) {
            out.text(" MODSEQ ").number(highest);
        }
        out.crlf();
    }

    /** RFC 4731 3.1: a search without result has no MIN, MAX and ALL. */
    private static void found(
            ResponseWriter out, Set<Result> results, List<Hit> hits, boolean byUid)
            throws IOException {
        if (results.contains(Result.MIN)) {
            out.text(" MIN ").number(number(hits.getFirst(), byUid));
        }
        if (results.contains(Result.MAX)) {
            out.text(" MAX ").number(number(hits.getLast(), byUid));
        }
        if (results.contains(Result.ALL)) {
            UidSet.Builder all = new UidSet.Builder();
            hits.forEach(hit -> all.add(number(hit, byUid)));
            out.text(" ALL ").text(all.build().toString());
        }
    }

    private static long number(Hit hit, boolean byUid) {
        return byUid ? hit.uid() : hit.index() + 1L;
    }

    private static boolean mentionsModSeq(SearchKey key) {
        return switch (key) {
            case SearchKey.ModSeq _ -> true;
            case SearchKey.Not(SearchKey inner) -> mentionsModSeq(inner);
            case SearchKey.Or(SearchKey left, SearchKey right) ->
                    mentionsModSeq(left) || mentionsModSeq(right);
            case SearchKey.And(List<SearchKey> keys) ->
                    keys.stream().anyMatch(SearchCommand::mentionsModSeq);
            default -> false;
        };
    }
}
