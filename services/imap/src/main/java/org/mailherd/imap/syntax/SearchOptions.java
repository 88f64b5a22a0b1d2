package org.mailherd.imap.syntax;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a search returns and keeps: the list behind RETURN.
 *
 * @param extended whether RETURN was given: the answer is ESEARCH (RFC 4731, RFC 5267)
 * @param results empty without RETURN
 * @param page for {@link Result#PARTIAL}
 */
public record SearchOptions(boolean extended, Set<Result> results, Optional<Page> page) {

    /** Without RETURN. */
    public static final SearchOptions PLAIN =
            new SearchOptions(false, EnumSet.noneOf(Result.class), Optional.empty());

    /** What a search without RETURN means to a client of RFC 9051 (6.4.4). */
    public static final SearchOptions ALL =
            new SearchOptions(true, EnumSet.of(Result.ALL), Optional.empty());

    /** Result options of RFC 4731, 5182 and 9394. */
    public enum Result {
        MIN,
        MAX,
        ALL,
        COUNT,
        PARTIAL,
        SAVE
    }

    /**
     * RFC 9394: places among the results, counted from 1, or from the end by numbers below 0.
     *
     * @param text as the client wrote it
     */
    public record Page(long first, long last, String text) {}

    public SearchOptions {
        results = Set.copyOf(results);
    }

    public boolean saves() {
        return results.contains(Result.SAVE);
    }

    /** Whether nothing is returned but kept. */
    public boolean silent() {
        return saves() && results.size() == 1;
    }

    /** Reads {@code RETURN}'s list, the word itself already read, and the space behind it. */
    static SearchOptions parse(CommandReader reader) throws SyntaxFault {
        Set<Result> results = EnumSet.noneOf(Result.class);
        Optional<Page> page = Optional.empty();
        reader.space();
        reader.open();
        while (!reader.acceptClose()) {
            Result result = result(reader.keyword());
            if (result == Result.PARTIAL) {
                if (page.isPresent()) {
                    throw new SyntaxFault("PARTIAL may be given once");
                }
                reader.space();
                page = Optional.of(page(reader));
            }
            results.add(result);
            if (!reader.at(')')) {
                reader.space();
            }
        }
        reader.space();
        if (results.isEmpty()) {
            results.add(Result.ALL);
        }
        if (page.isPresent() && results.contains(Result.ALL)) {
            throw new SyntaxFault("PARTIAL and ALL exclude each other");
        }
        return new SearchOptions(true, results, page);
    }

    private static Result result(String word) throws SyntaxFault {
        return switch (word) {
            case "MIN" -> Result.MIN;
            case "MAX" -> Result.MAX;
            case "ALL" -> Result.ALL;
            case "COUNT" -> Result.COUNT;
            case "PARTIAL" -> Result.PARTIAL;
            case "SAVE" -> Result.SAVE;
            default -> throw new SyntaxFault("Unknown search result option");
        };
    }

    private static Page page(CommandReader reader) throws SyntaxFault {
        long first = place(reader);
        reader.expect(':');
        long last = place(reader);
        if (first < 0 != last < 0) {
            throw new SyntaxFault("Both ends count from the same end");
        }
        String text = first + ":" + last;
        boolean forward = Math.abs(first) <= Math.abs(last);
        return new Page(forward ? first : last, forward ? last : first, text);
    }

    private static long place(CommandReader reader) throws SyntaxFault {
        boolean fromEnd = reader.accept('-');
        long place = reader.number();
        if (place == 0) {
            throw new SyntaxFault("Places start at 1");
        }
        return fromEnd ? -place : place;
    }
}
