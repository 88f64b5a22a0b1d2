package org.mailherd.imap.syntax;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mailherd.imap.syntax.SortRequest.Criterion;
import org.mailherd.imap.syntax.SortRequest.Key;
import org.mailherd.imap.syntax.ThreadRequest.Algorithm;

/** The arguments of SEARCH, SORT and THREAD. */
public final class SearchParser {
    private static final int MOST_CRITERIA = 32;

    private final CommandReader reader;
    private SearchOptions options = SearchOptions.PLAIN;
    private boolean charset;

    public SearchParser(CommandReader reader) {
        this.reader = reader;
    }

    /** The options read so far: also after a fault they say whether the result was to be kept. */
    public SearchOptions options() {
        return options;
    }

    /** Whether SEARCH said in which charset its strings are. */
    public boolean namesCharset() {
        return charset;
    }

    public SearchRequest search() throws IOException, SyntaxFault, CharsetFault {
        SearchKeyParser keys = new SearchKeyParser(reader);
        String word = afterOptions(keys);
        if (word.equals("CHARSET")) {
            charset = true;
            reader.space();
            keys.charset();
            reader.space();
            word = keys.word();
        }
        return new SearchRequest(options, keys.keys(word));
    }

    public SortRequest sort() throws IOException, SyntaxFault, CharsetFault {
        SearchKeyParser keys = new SearchKeyParser(reader);
        String word = reader.at('(') ? "" : reader.keyword();
        if (word.equals("RETURN")) {
            options = SearchOptions.parse(reader);
        } else if (!word.isEmpty()) {
            throw new SyntaxFault("Expected sort criteria in parentheses");
        }
        List<Criterion> order = criteria();
        reader.space();
        keys.charset();
        reader.space();
        return new SortRequest(options, order, keys.keys(keys.word()));
    }

    public ThreadRequest thread() throws IOException, SyntaxFault, CharsetFault {
        String name = reader.keyword();
        Algorithm algorithm =
                Arrays.stream(Algorithm.values())
                        .filter(known -> known.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new SyntaxFault("Unknown threading algorithm"));
        SearchKeyParser keys = new SearchKeyParser(reader);
        reader.space();
        keys.charset();
        reader.space();
        return new ThreadRequest(algorithm, keys.keys(keys.word()));
    }

    private String afterOptions(SearchKeyParser keys) throws SyntaxFault {
        String word = keys.word();
        if (word.equals("RETURN")) {
            options = SearchOptions.parse(reader);
            word = keys.word();
        }
        return word;
    }

    private List<Criterion> criteria() throws SyntaxFault {
        List<Criterion> order = new ArrayList<>();
        reader.open();
        do {
            order.add(criterion());
            if (order.size() > MOST_CRITERIA) {
                throw new SyntaxFault("Too many sort criteria");
            }
        } while (reader.accept(' '));
        reader.close();
        return order;
    }

    private Criterion criterion() throws SyntaxFault {
        String word = reader.keyword();
        boolean reverse = word.equals("REVERSE");
        if (reverse) {
            reader.space();
            word = reader.keyword();
        }
        for (Key key : Key.values()) {
            if (key.name().equals(word)) {
                return new Criterion(key, reverse);
            }
        }
        throw new SyntaxFault("Unknown sort criterion");
    }
}
