package org.mailherd.antispam.fraud;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads as much of a regular expression as it takes to know what stands in every text that it is
 * found in. What it does not know makes nothing needed, never too much.
 */
final class NeedsReader {

    /** Constructs that are rare in lists of words: flags, back references, properties, quotes. */
    private static final String FOREIGN = "pPxukQEGcN0123456789";

    private final String expression;
    private int at;

    private NeedsReader(String expression) {
        this.expression = expression;
    }

    static Needs of(String expression) {
        try {
            NeedsReader reader = new NeedsReader(expression);
            Needs needs = reader.either();
            return reader.at == expression.length() ? needs : Needs.UNKNOWN;
        } catch (UnknownException _) {
            return Needs.UNKNOWN;
        }
    }

    /** There is something in the expression that is not read. */
    private static final class UnknownException extends RuntimeException {
        private static final long serialVersionUID = 1;

        UnknownException() {
            super("", null, false, false);
        }
    }

    private Needs either() {
        List<Needs> branches = new ArrayList<>();
        branches.add(sequence());
        while (isNext('|')) {
            at++;
            branches.add(sequence());
        }
        return branches.size() == 1 ? branches.getFirst() : Needs.either(branches);
    }

    private Needs sequence() {
        List<Needs> pieces = new ArrayList<>();
        while (at < expression.length() && !isNext('|') && !isNext(')')) {
            pieces.add(counted(atom()));
        }
        return Needs.sequence(pieces);
    }

    private Needs counted(Needs atom) {
        Needs result;
        if (isNext('?')) {
            at++;
            result = atom.optional();
        } else if (isNext('*')) {
            at++;
            result = Needs.UNKNOWN;
        } else if (isNext('+')) {
            at++;
            result = atom.repeated();
        } else if (isNext('{')) {
            result = braces(atom);
        } else {
            return atom;
        }
        if (isNext('?') || isNext('+')) {
            at++;
        }
        return result;
    }

    private Needs braces(Needs atom) {
        int close = expression.indexOf('}', at);
        if (close < 0) {
            throw new UnknownException();
        }
        boolean none = expression.charAt(at + 1) == '0';
        at = close + 1;
        return none ? Needs.UNKNOWN : atom.repeated();
    }

    private Needs atom() {
        char c = expression.charAt(at++);
        return switch (c) {
            case '(' -> group();
            case '[' -> set();
            case '.' -> Needs.UNKNOWN;
            case '^', '$' -> Needs.NOTHING;
            case '\\' -> escaped();
            default -> Needs.exactly(List.of(String.valueOf(c)));
        };
    }

    private Needs group() {
        boolean looks = false;
        if (isNext('?')) {
            at++;
            boolean behind = isNext('<');
            at += behind ? 1 : 0;
            looks = isNext('=') || isNext('!');
            if (!looks && (behind || !isNext(':') && !isNext('>'))) {
                throw new UnknownException();
            }
            at++;
        }
        Needs inner = either();
        if (!isNext(')')) {
            throw new UnknownException();
        }
        at++;
        return looks ? Needs.NOTHING : inner;
    }

    private Needs escaped() {
        if (at >= expression.length()) {
            throw new UnknownException();
        }
        char c = expression.charAt(at++);
        if (c == 'b' || c == 'B') {
            return Needs.NOTHING;
        }
        if (FOREIGN.indexOf(c) >= 0) {
            throw new UnknownException();
        }
        return Character.isLetter(c) ? Needs.UNKNOWN : Needs.exactly(List.of(String.valueOf(c)));
    }

    /** Single characters only are known; ranges, classes and sets in sets are any character. */
    private Needs set() {
        List<String> members = new ArrayList<>();
        boolean simple = !isNext('^');
        for (int first = at; at < expression.length(); at++) {
            char c = expression.charAt(at);
            if (c == ']' && at > first) {
                at++;
                return simple ? Needs.exactly(members) : Needs.UNKNOWN;
            }
            boolean range =
                    c == '-'
                            && at > first
                            && at + 1 < expression.length()
                            && expression.charAt(at + 1) != ']';
            if (c == '[' || c == '&') {
                throw new UnknownException();
            }
            if (c == '\\') {
                at++;
            }
            simple &= c != '\\' && !range;
            members.add(String.valueOf(c));
        }
        throw new UnknownException();
    }

    private boolean isNext(char c) {
        return at < expression.length() && expression.charAt(at) == c;
    }
}
