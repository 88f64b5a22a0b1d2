package org.mailherd.imap.command;

import java.io.IOException;
import java.util.BitSet;
import java.util.Optional;
import org.mailherd.imap.response.Answer;
import org.mailherd.imap.response.ResponseWriter;
import org.mailherd.imap.search.Found;
import org.mailherd.imap.session.Session;
import org.mailherd.imap.syntax.SearchKey;
import org.mailherd.imap.syntax.SearchOptions;
import org.mailherd.imap.syntax.SearchOptions.Page;
import org.mailherd.imap.syntax.SearchOptions.Result;
import org.mailherd.mailstore.snapshot.UidSet;

/** Writes what SEARCH and SORT have found: the plain answer or ESEARCH, RFC 4731 and RFC 5267. */
final class SearchAnswers {
    static final Answer BAD_CHARSET = Answer.no("BADCHARSET (US-ASCII UTF-8)", "Unknown charset");

    private final Session session;
    private final SearchOptions options;
    private final boolean byUid;
    private final boolean modseq;

    /**
     * @param modseq whether the search asked for modseqs, and so is told one
     */
    SearchAnswers(Session session, SearchOptions options, boolean byUid, boolean modseq) {
        this.session = session;
        this.options = options;
        this.byUid = byUid;
        this.modseq = modseq;
    }

    /**
     * @param verb of the plain answer
     */
    void tell(String verb, Found found) throws IOException {
        if (options.saves()) {
            session.selected().saveResult(saved(found));
        }
        if (!options.extended()) {
            plain(verb, found);
        } else if (!options.silent()) {
            extended(found);
        }
    }

    private void plain(String verb, Found found) throws IOException {
        ResponseWriter out = session.out();
        out.text("* ").text(verb);
        for (int place = 0; place < found.size(); place++) {
            out.octet(' ').number(found.number(place, byUid));
        }
        if (modseq && !found.isEmpty()) {
            out.text(" (MODSEQ ").number(found.highestModseq()).octet(')');
        }
        out.crlf();
    }

    private void extended(Found found) throws IOException {
        ResponseWriter out = session.out();
        out.text("* ESEARCH (TAG ").string(session.tag()).octet(')');
        out.text(byUid ? " UID" : "");
        // RFC 4731 3.1: a search without result has no MIN, MAX and ALL.
        if (!found.isEmpty() && wants(Result.MIN)) {
            out.text(" MIN ").number(found.number(0, byUid));
        }
        if (!found.isEmpty() && wants(Result.MAX)) {
            out.text(" MAX ").number(found.number(found.size() - 1, byUid));
        }
        if (!found.isEmpty() && wants(Result.ALL)) {
            out.text(" ALL ");
            numbers(found);
        }
        if (wants(Result.COUNT)) {
            out.text(" COUNT ").number(found.size());
        }
        Optional<Page> page = options.page();
        if (page.isPresent()) {
            partial(page.get(), found);
        }
        Found told = told(found);
        if (modseq && !told.isEmpty()) {
            out.text(" MODSEQ ").number(told.highestModseq());
        }
        out.crlf();
    }

    private void partial(Page page, Found found) throws IOException {
        ResponseWriter out = session.out();
        out.text(" PARTIAL (").text(page.text()).octet(' ');
        Found part = part(page, found);
        if (part.isEmpty()) {
            out.text("NIL");
        } else {
            numbers(part);
        }
        out.octet(')');
    }

    /** RFC 9394 3.1: places from the end are told in the order of the result, too. */
    private static Found part(Page page, Found found) {
        long size = found.size();
        long first = page.first() > 0 ? page.first() - 1 : size + page.last();
        long last = page.last() > 0 ? page.last() : size + page.first() + 1;
        int from = (int) Math.clamp(first, 0, size);
        int to = (int) Math.clamp(last, from, size);
        return found.part(from, to);
    }

    /** Ranges only where the order of the result is that of the numbers. */
    private void numbers(Found found) throws IOException {
        ResponseWriter out = session.out();
        int place = 0;
        while (place < found.size()) {
            long first = found.number(place, byUid);
            long last = first;
            out.text(place == 0 ? "" : ",").number(first);
            while (++place < found.size() && found.number(place, byUid) == last + 1) {
                last++;
            }
            if (last > first) {
                out.octet(':').number(last);
            }
        }
    }

    private boolean wants(Result result) {
        return options.results().contains(result);
    }

    /**
     * The messages whose modseqs count (RFC 4731 3.2), and that SAVE keeps (RFC 5182 2.4, RFC 9394
     * 3.2): all that were found when ALL or COUNT was asked for, else those that were told.
     */
    private Found told(Found found) {
        boolean some = wants(Result.MIN) || wants(Result.MAX) || wants(Result.PARTIAL);
        if (!some || wants(Result.ALL) || wants(Result.COUNT) || found.isEmpty()) {
            return found;
        }
        int[] indexes = found.indexes();
        BitSet told = new BitSet();
        if (wants(Result.MIN)) {
            told.set(indexes[0]);
        }
        if (wants(Result.MAX)) {
            told.set(indexes[indexes.length - 1]);
        }
        options.page()
                .ifPresent(page -> {
                    for (int index : part(page, found).indexes()) {
                        told.set(index);
                    }
                });
        return found.ordered(told.stream().toArray());
    }

    private UidSet saved(Found found) {
        return told(found).uids();
    }

    /** Whether a key is of the kind, or one inside it. */
    static boolean mentions(Class<? extends SearchKey> kind, SearchKey key) {
        return switch (key) {
            case SearchKey.Not(SearchKey inner) -> mentions(kind, inner);
            case SearchKey.Or(SearchKey left, SearchKey right) ->
                    mentions(kind, left) || mentions(kind, right);
            case SearchKey.And(var keys) -> keys.stream().anyMatch(one -> mentions(kind, one));
            default -> kind.isInstance(key);
        };
    }
}
