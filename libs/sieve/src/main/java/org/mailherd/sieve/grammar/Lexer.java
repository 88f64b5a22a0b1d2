package org.mailherd.sieve.grammar;

import java.util.Locale;

/** Cuts a script into tokens (RFC 5228 8.1). */
final class Lexer {

    private static final String SIGNS = "()[]{},;";

    private final Characters in;

    Lexer(String script) {
        in = new Characters(script);
    }

    Token next() {
        skipWhiteSpace();
        Position at = in.position();
        int c = in.peek();
        if (c == Characters.END) {
            return new Token.End(at);
        }
        if (SIGNS.indexOf(c) >= 0) {
            in.next();
            return new Token.Sign((char) c, at);
        }
        if (c == '"') {
            return new Token.Text(quoted(at), at);
        }
        if (c == ':') {
            in.next();
            if (!startsWord(in.peek())) {
                throw new SyntaxFault(at, "a tag's name must follow the ':'");
            }
            return new Token.Tag(word(), at);
        }
        if (isDigit(c)) {
            return new Token.Number(number(at), at);
        }
        if (startsWord(c)) {
            return wordOrMultiLine(at);
        }
        throw new SyntaxFault(at, "unexpected character " + shown(c));
    }

    private static String shown(int c) {
        return c > ' ' && c < 127 ? "'" + (char) c + "'" : String.format(Locale.ROOT, "U+%04X", c);
    }

    private void skipWhiteSpace() {
        while (true) {
            int c = in.peek();
            if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
                in.next();
            } else if (c == '#') {
                skipLine();
            } else if (c == '/' && in.peek(1) == '*') {
                skipComment();
            } else {
                return;
            }
        }
    }

    private void skipLine() {
        int c = in.next();
        while (c != '\n' && c != Characters.END) {
            c = in.next();
        }
    }

    private void skipComment() {
        Position at = in.position();
        in.next();
        in.next();
        int before = 0;
        while (true) {
            int c = in.next();
            if (c == Characters.END) {
                throw new SyntaxFault(at, "the comment has no end");
            }
            if (before == '*' && c == '/') {
                return;
            }
            before = c;
        }
    }

    private String quoted(Position at) {
        in.next();
        StringBuilder text = new StringBuilder();
        while (true) {
            int c = in.next();
            if (c == '"') {
                return text.toString();
            }
            if (c == '\\') {
                c = in.next();
            }
            if (c == Characters.END) {
                throw new SyntaxFault(at, "the string has no closing quote");
            }
            append(text, c);
        }
    }

    private static void append(StringBuilder text, int c) {
        if (c == '\n') {
            text.append('\r');
        }
        text.append((char) c);
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        while (startsWord(in.peek()) || isDigit(in.peek())) {
            word.append((char) in.next());
        }
        return word.toString().toLowerCase(Locale.ROOT);
    }

    private Token wordOrMultiLine(Position at) {
        String word = word();
        if (word.equals("text") && in.peek() == ':') {
            in.next();
            return new Token.Text(multiLine(at), at);
        }
        return new Token.Word(word, at);
    }

    private String multiLine(Position at) {
        while (in.peek() == ' ' || in.peek() == '\t') {
            in.next();
        }
        if (in.peek() == '#') {
            skipLine();
        } else if (in.next() != '\n') {
            throw new SyntaxFault(at, "only a comment may follow 'text:' on its line");
        }
        StringBuilder text = new StringBuilder();
        while (!endOfMultiLine(at)) {
            int c;
            do {
                c = in.next();
                if (c == Characters.END) {
                    throw new SyntaxFault(at, "the text has no line with a single dot");
                }
                append(text, c);
            } while (c != '\n');
        }
        return text.toString();
    }

    private boolean endOfMultiLine(Position at) {
        if (in.peek() == Characters.END) {
            throw new SyntaxFault(at, "the text has no line with a single dot");
        }
        if (in.peek() != '.') {
            return false;
        }
        // RFC 5228 2.4.2: ".." at a line's start is ".", while ".foo" is not stuffed
        int after = in.peek(1);
        if (after == '.') {
            in.next();
            return false;
        }
        if (after != '\n' && after != Characters.END) {
            return false;
        }
        in.next();
        return in.skip('\n') || after == Characters.END;
    }

    private long number(Position at) {
        long value = 0;
        while (isDigit(in.peek())) {
            int digit = in.next() - '0';
            if (value > (Long.MAX_VALUE - digit) / 10) {
                throw new SyntaxFault(at, "the number is too large");
            }
            value = value * 10 + digit;
        }
        int shift =
                switch (in.peek()) {
                    case 'k', 'K' -> 10;
                    case 'm', 'M' -> 20;
                    case 'g', 'G' -> 30;
                    default -> 0;
                };
        if (shift > 0) {
            in.next();
            if (value > Long.MAX_VALUE >> shift) {
                throw new SyntaxFault(at, "the number is too large");
            }
        }
        if (startsWord(in.peek()) || isDigit(in.peek())) {
            throw new SyntaxFault(at, "a number may end with K, M or G only");
        }
        return value << shift;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean startsWord(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }
}
