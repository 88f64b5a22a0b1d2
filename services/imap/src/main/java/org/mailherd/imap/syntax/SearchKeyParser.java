package org.mailherd.imap.syntax;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mailherd.imap.syntax.SearchKey.DayTest;
import org.mailherd.imap.syntax.SearchKey.EnvelopeField;
import org.mailherd.mailstore.column.Folding;

/** Search keys: RFC 3501 section 6.4.4 and what RFC 5032, 5182, 7162, 8474 and 8514 add. */
final class SearchKeyParser {
    private static final Map<String, String> FLAGS =
            Map.of(
                    "ANSWERED", "\\Answered",
                    "DELETED", "\\Deleted",
                    "DRAFT", "\\Draft",
                    "FLAGGED", "\\Flagged",
                    "SEEN", "\\Seen");
    // RFC 3501 has no limit; one that people and programs do not reach keeps our stack safe.
    private static final int DEEPEST_OPERATORS = 200;
    private static final int MOST_KEYS = 2000;
    // Each may have to read every message of the folder.
    private static final int MOST_TEXTS = 256;

    private final CommandReader reader;
    private Charset charset = StandardCharsets.UTF_8;
    private int depth;
    private int keys;
    private int texts;

    SearchKeyParser(CommandReader reader) {
        this.reader = reader;
    }

    /** Reads the name of the charset of all texts that follow. */
    void charset() throws IOException, SyntaxFault, CharsetFault {
        charset = SearchCharset.named(reader.astringText());
    }

    /** Reads a word, or nothing where a parenthesis, a number set or {@code $} begins. */
    String word() throws SyntaxFault {
        if (reader.at('(') || reader.at('*') || reader.at('$') || atDigit()) {
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

    /** The keys up to the end of the command or of the parenthesis, of which one word is read. */
    SearchKey keys(String firstWord) throws IOException, SyntaxFault {
        List<SearchKey> all = new ArrayList<>();
        all.add(key(firstWord));
        while (reader.accept(' ')) {
            all.add(key(word()));
        }
        return all.size() == 1 ? all.getFirst() : new SearchKey.And(all);
    }

    private SearchKey next() throws IOException, SyntaxFault {
        reader.space();
        if (++depth > DEEPEST_OPERATORS) {
            throw new SyntaxFault("Search too complex");
        }
        SearchKey key = key(word());
        depth--;
        return key;
    }

    private SearchKey key(String word) throws IOException, SyntaxFault {
        if (++keys > MOST_KEYS) {
            throw new SyntaxFault("Search too complex");
        }
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
            case "UID" -> uids();
            case "KEYWORD" -> flag(spaced().atom());
            case "UNKEYWORD" -> not(flag(spaced().atom()));
            default -> measured(word);
        };
    }

    private SearchKey measured(String word) throws IOException, SyntaxFault {
        return switch (word) {
            case "LARGER" -> new SearchKey.Larger(spaced().number64());
            case "SMALLER" -> new SearchKey.Smaller(spaced().number64());
            case "OLDER" -> new SearchKey.Older(age());
            case "YOUNGER" -> new SearchKey.Younger(age());
            case "MODSEQ" -> modSeq();
            case "EMAILID" -> new SearchKey.EmailId(spaced().atom());
            case "THREADID" -> new SearchKey.ThreadId(spaced().atom());
            case "SAVEDATESUPPORTED" -> new SearchKey.SaveDateSupported();
            default -> dated(word);
        };
    }

    private SearchKey dated(String word) throws IOException, SyntaxFault {
        for (DayTest test : DayTest.values()) {
            if (word.equals(test.name())) {
                return new SearchKey.Received(test, DateParser.date(spaced()));
            }
            if (word.equals("SENT" + test.name())) {
                return new SearchKey.Sent(test, DateParser.date(spaced()));
            }
            if (word.equals("SAVED" + test.name())) {
                return new SearchKey.SavedOn(test, DateParser.date(spaced()));
            }
        }
        return worded(word);
    }

    private SearchKey worded(String word) throws IOException, SyntaxFault {
        return switch (word) {
            case "BCC", "CC", "FROM", "SUBJECT", "TO" ->
                    new SearchKey.Envelope(EnvelopeField.valueOf(word), Folding.foldLine(text()));
            case "HEADER" -> {
                String name = spaced().astringText().toUpperCase(Locale.ROOT);
                yield new SearchKey.Header(name, Folding.foldLine(text()));
            }
            case "BODY" -> new SearchKey.Body(Folding.fold(text()));
            case "TEXT" -> new SearchKey.Text(Folding.fold(text()));
            default -> throw new SyntaxFault("Unknown search key");
        };
    }

    private SearchKey groupOrNumbers() throws IOException, SyntaxFault {
        if (reader.accept('$')) {
            return new SearchKey.Saved();
        }
        if (!reader.acceptOpen()) {
            return new SearchKey.Numbers(SequenceSet.parse(reader));
        }
        SearchKey group = keys(word());
        reader.close();
        return group;
    }

    private SearchKey uids() throws SyntaxFault {
        return spaced().accept('$')
                ? new SearchKey.Saved()
                : new SearchKey.Uids(SequenceSet.parse(reader));
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
        if (++texts > MOST_TEXTS) {
            throw new SyntaxFault("Search too complex");
        }
        return new String(spaced().astring(), charset);
    }

    private static SearchKey flag(String name) {
        return new SearchKey.Flag(name);
    }

    private static SearchKey not(SearchKey key) {
        return new SearchKey.Not(key);
    }
}
