package org.mailherd.imap.syntax;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.mailherd.imap.syntax.SearchKey.DayTest;
import org.mailherd.imap.syntax.SearchKey.EnvelopeField;
import org.mailherd.imap.syntax.SearchRequest.Result;

/** The arguments of SEARCH. */
public final class SearchParser {
    private static final Map<String, String> FLAGS =
            Map.of(
                    "ANSWERED", "\\Answered",
                    "DELETED", "\\Deleted",
                    "DRAFT", "\\Draft",
                    "FLAGGED", "\\Flagged",
                    "SEEN", "\\Seen");
    // RFC 3501 has no limit; one that people and programs do not reach keeps our stack safe.
    private static final int DEEPEST_OPERATORS = 200;

    private final CommandReader reader;
    private Charset charset = StandardCharsets.UTF_8;
    private int depth;

    public SearchParser(CommandReader reader) {
        this.reader = reader;
    }

    public SearchRequest parse() throws IOException, SyntaxFault, CharsetFault {
        Set<Result> results = EnumSet.noneOf(Result.class);
        String word = peekWord();
        boolean extended = word.equals("RETURN");
        if (extended) {
            results = results();
            word = peekWord();
        }
        if (word.equals("CHARSET")) {
            charset();
            word = peekWord();
        }
        return new SearchRequest(results, extended, keys(word));
    }

    /** The keys up to the end of the command or of the parenthesis, of which one word is read. */
    private SearchKey keys(String firstWord) throws IOException, SyntaxFault {
        List<SearchKey> keys = new ArrayList<>();
        keys.add(key(firstWord));
        while (reader.accept(' ')) {
            keys.add(key(peekWord()));
        }
        return keys.size() == 1 ? keys.getFirst() : new SearchKey.And(keys);
    }

    /** Reads a word, or nothing where a parenthesis or a number set begins. */
    private String peekWord() throws SyntaxFault {
        if (reader.at('(') || reader.at('*') || atDigit()) {
            return "";
        }
        return reader.keyword();
    }

    private boolean atDigit() {
        for (char digit = '0'; digit <= '9'; digit++) {
            if (reader.at(digit)) {
                return true;
            }
        }
        return false;
    }

    private SearchKey next() throws IOException, SyntaxFault {
        reader.space();
        if (++depth > DEEPEST_OPERATORS) {
            throw new SyntaxFault("Search too complex");
        }
        SearchKey key = key(peekWord());
        depth--;
        return key;
    }

    private SearchKey key(String word) throws IOException, SyntaxFault {
        if (word.isEmpty()) {
            return groupOrNumbers();
        }
        String set = FLAGS.get(word);
        if (set != null) {
            return new SearchKey.Flag(set);
        }
        String unset = word.startsWith("UN") ? FLAGS.get(word.substring(2)) : null;
        if (unset != null) {
            return new SearchKey.Not(new SearchKey.Flag(unset));
        }
        return switch (word) {
            case "ALL" -> new SearchKey.All();
            case "NEW" -> new SearchKey.And(List.of(new SearchKey.Recent(), not(flag("\\Seen"))));
            case "OLD" -> not(new SearchKey.Recent());
            case "RECENT" -> new SearchKey.Recent();
            case "NOT" -> not(next());
            case "OR" -> new SearchKey.Or(next(), next());
            case "UID" -> new SearchKey.Uids(SequenceSet.parse(spaced()));
            case "KEYWORD" -> flag(spaced().atom());
            case "UNKEYWORD" -> not(flag(spaced().atom()));
            default -> measured(word);
        };
    }

    private SearchKey measured(String word) throws IOException, SyntaxFault {
        return switch (word) {
            case "LARGER" -> new SearchKey.Larger(spaced().number());
            case "SMALLER" -> new SearchKey.Smaller(spaced().number());
            case "OLDER" -> new SearchKey.Older(age());
            case "YOUNGER" -> new SearchKey.Younger(age());
            case "MODSEQ" -> modSeq();
            case "BEFORE" -> new SearchKey.Received(DayTest.BEFORE, DateParser.date(spaced()));
            case "ON" -> new SearchKey.Received(DayTest.ON, DateParser.date(spaced()));
            case "SINCE" -> new SearchKey.Received(DayTest.SINCE, DateParser.date(spaced()));
            case "SENTBEFORE" -> new SearchKey.Sent(DayTest.BEFORE, DateParser.date(spaced()));
            case "SENTON" -> new SearchKey.Sent(DayTest.ON, DateParser.date(spaced()));
            case "SENTSINCE" -> new SearchKey.Sent(DayTest.SINCE, DateParser.date(spaced()));
            default -> worded(word);
        };
    }

    private SearchKey worded(String word) throws IOException, SyntaxFault {
        return switch (word) {
            case "BCC", "CC", "FROM", "SUBJECT", "TO" ->
                    new SearchKey.Envelope(EnvelopeField.valueOf(word), text());
            case "HEADER" -> {
                String name = spaced().astringText().toUpperCase(Locale.ROOT);
                yield new SearchKey.Header(name, text());
            }
            case "BODY" -> new SearchKey.Body(text());
            case "TEXT" -> new SearchKey.Text(text());
            default -> throw new SyntaxFault("Unknown search key");
        };
    }

    private SearchKey groupOrNumbers() throws IOException, SyntaxFault {
        if (!reader.acceptOpen()) {
            return new SearchKey.Numbers(SequenceSet.parse(reader));
        }
        SearchKey group = keys(peekWord());
        reader.close();
        return group;
    }

    private CommandReader spaced() throws SyntaxFault {
        reader.space();
        return reader;
    }

    private Duration age() throws SyntaxFault {
        long seconds = spaced().number();
        if (seconds == 0) {
            throw new SyntaxFault("An age has at least one second");
        }
        return Duration.ofSeconds(seconds);
    }

    /**
     * RFC 7162 3.1.5: an entry name and type may stand before the value; ours are never separate.
     */
    private SearchKey modSeq() throws IOException, SyntaxFault {
        reader.space();
        if (reader.at('"')) {
            reader.string();
            reader.space();
            reader.atom();
            reader.space();
        }
        return new SearchKey.ModSeq(reader.number64());
    }

    private String text() throws IOException, SyntaxFault {
        byte[] octets = spaced().astring();
        return new String(octets, charset).toLowerCase(Locale.ROOT);
    }

    private void charset() throws IOException, SyntaxFault, CharsetFault {
        String name = spaced().astringText().toUpperCase(Locale.ROOT);
        charset =
                switch (name) {
                    case "UTF-8", "US-ASCII" -> StandardCharsets.UTF_8;
                    default -> throw new CharsetFault();
                };
        reader.space();
    }

    private Set<Result> results() throws SyntaxFault {
        Set<Result> results = EnumSet.noneOf(Result.class);
        reader.space();
        reader.open();
        while (!reader.acceptClose()) {
            results.add(result(reader.keyword()));
            reader.accept(' ');
        }
        reader.space();
        if (results.isEmpty()) {
            results.add(Result.ALL);
        }
        return results;
    }

    private static Result result(String word) throws SyntaxFault {
        return switch (word) {
            case "MIN" -> Result.MIN;
            case "MAX" -> Result.MAX;
            case "ALL" -> Result.ALL;
            case "COUNT" -> Result.COUNT;
            default -> throw new SyntaxFault("Unknown search result option");
        };
    }

    private static SearchKey flag(String name) {
        return new SearchKey.Flag(name);
    }

    private static SearchKey not(SearchKey key) {
        return new SearchKey.Not(key);
    }
}
