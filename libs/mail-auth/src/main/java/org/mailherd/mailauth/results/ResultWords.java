package org.mailherd.mailauth.results;

import java.util.Locale;

/** The words of an Authentication-Results value, comments and white space between them skipped. */
final class ResultWords {

    /** It is not written as RFC 8601 has it. */
    static final class MalformedException extends Exception {
        private static final long serialVersionUID = 1;
    }

    private static final int LENGTH_LIMIT = 16_384;

    private final String text;
    private int at;

    ResultWords(String text) {
        this.text = text.substring(0, Math.min(text.length(), LENGTH_LIMIT));
    }

    boolean atEnd() throws MalformedException {
        skip();
        return at == text.length();
    }

    boolean sees(char c) throws MalformedException {
        return !atEnd() && text.charAt(at) == c;
    }

    boolean takes(char c) throws MalformedException {
        boolean seen = sees(c);
        at += seen ? 1 : 0;
        return seen;
    }

    void expect(char c) throws MalformedException {
        if (!takes(c)) {
            throw new MalformedException();
        }
    }

    /** A number after the server's name, or after a slash behind a method's. */
    void version() throws MalformedException {
        boolean slash = takes('/');
        int start = at;
        while (!atEnd() && at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
        if (slash && start == at) {
            throw new MalformedException();
        }
    }

    /** RFC 5321's Keyword, and the underscore that some write, in lower case. */
    String keyword() throws MalformedException {
        skip();
        int start = at;
        while (at < text.length() && isKeyword(text.charAt(at))) {
            at++;
        }
        return taken(start).toLowerCase(Locale.ROOT);
    }

    /** A token or quoted string; with the address that smtp.mailfrom may have. */
    String value() throws MalformedException {
        String quoted = sees('"') ? quoted() : "";
        int start = at;
        while (at < text.length() && isValue(text.charAt(at))) {
            at++;
        }
        return quoted.isEmpty() ? taken(start) : quoted + text.substring(start, at);
    }

    private String taken(int start) throws MalformedException {
        if (start == at) {
            throw new MalformedException();
        }
        return text.substring(start, at);
    }

    private String quoted() throws MalformedException {
        StringBuilder value = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return value.toString();
            }
            if (c == '\\' && at + 1 < text.length()) {
                c = text.charAt(++at);
            }
            value.append(c);
        }
        throw new MalformedException();
    }

    private void skip() throws MalformedException {
        int depth = 0;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '(') {
                depth++;
            } else if (depth > 0 && c == ')') {
                depth--;
            } else if (depth > 0 && c == '\\') {
                at++;
            } else if (depth == 0 && " \t\r\n".indexOf(c) < 0) {
                return;
            }
        }
        at = Math.min(at, text.length());
        if (depth > 0) {
            throw new MalformedException();
        }
    }

    private static boolean isKeyword(char c) {
        return c < 0x80 && Character.isLetterOrDigit(c) || c == '-' || c == '_';
    }

    private static boolean isValue(char c) {
        return c > ' ' && c != 0x7f && "();\"\\".indexOf(c) < 0;
    }
}
