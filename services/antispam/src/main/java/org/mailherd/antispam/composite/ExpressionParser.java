package org.mailherd.antispam.composite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code A & (B | !C)}; {@code and}, {@code or}, {@code not}, and doubled signs are read too.
 */
final class ExpressionParser {

    private static final Pattern TOKEN =
            Pattern.compile("\\s*(?:(&&?|\\|\\|?|!|\\(|\\))|([A-Za-z][A-Za-z0-9_]{0,80}))");
    private static final int LONGEST = 2000;
    private static final int DEEPEST = 20;

    private final String text;
    private final List<String> tokens;
    private int at;
    private int depth;

    private ExpressionParser(String text) {
        this.text = text;
        this.tokens = tokens(text);
    }

    /**
     * @throws IllegalArgumentException saying what is wrong
     */
    static Expression parse(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "an expression has at most " + LONGEST + " characters");
        }
        ExpressionParser parser = new ExpressionParser(text.strip());
        Expression whole = parser.or();
        if (parser.at < parser.tokens.size()) {
            throw parser.wrong("'" + parser.tokens.get(parser.at) + "' stands where nothing may");
        }
        return whole;
    }

    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher token = TOKEN.matcher(text);
        int end = 0;
        while (end < text.length() && token.find(end) && token.start() == end) {
            tokens.add(
                    token.group(1) == null ? word(token.group(2)) : token.group(1).substring(0, 1));
            end = token.end();
        }
        if (end < text.length()) {
            throw new IllegalArgumentException(
                    "'" + text.substring(end) + "' is neither a symbol nor one of & | ! ( )");
        }
        return tokens;
    }

    private static String word(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "and" -> "&";
            case "or" -> "|";
            case "not" -> "!";
            default -> word;
        };
    }

    private Expression or() {
        List<Expression> any = new ArrayList<>(List.of(and()));
        while (next("|")) {
            any.add(and());
        }
        return any.size() == 1 ? any.getFirst() : new Expression.Or(List.copyOf(any));
    }

    private Expression and() {
        List<Expression> all = new ArrayList<>(List.of(one()));
        while (next("&")) {
            all.add(one());
        }
        return all.size() == 1 ? all.getFirst() : new Expression.And(List.copyOf(all));
    }

    private Expression one() {
        if (++depth > DEEPEST) {
            throw wrong("it is nested deeper than " + DEEPEST);
        }
        try {
            return single();
        } finally {
            depth--;
        }
    }

    private Expression single() {
        if (next("!")) {
            return new Expression.Not(one());
        }
        if (next("(")) {
            Expression inner = or();
            if (!next(")")) {
                throw wrong("a ')' is missing");
            }
            return inner;
        }
        if (at >= tokens.size() || !Character.isLetter(tokens.get(at).charAt(0))) {
            throw wrong("a symbol is missing");
        }
        return new Expression.Name(tokens.get(at++));
    }

    private boolean next(String token) {
        boolean found = at < tokens.size() && tokens.get(at).equals(token);
        at += found ? 1 : 0;
        return found;
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("'" + text + "': " + what);
    }
}
