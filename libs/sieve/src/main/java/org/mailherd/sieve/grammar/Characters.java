package org.mailherd.sieve.grammar;

/** A script's characters with the place of each; line ends of any kind read as one LF. */
final class Characters {

    static final int END = -1;

    private final String script;
    private int index;
    private int line = 1;
    private int column = 1;

    Characters(String script) {
        this.script = script;
        if (script.startsWith("\uFEFF")) {
            index = 1;
        }
    }

    Position position() {
        return new Position(line, column);
    }

    int peek() {
        return peek(0);
    }

    /** What stands so many characters ahead; only for those that are no line ends in between. */
    int peek(int ahead) {
        int at = index + ahead;
        if (at >= script.length()) {
            return END;
        }
        char c = script.charAt(at);
        return c == '\r' && at + 1 < script.length() && script.charAt(at + 1) == '\n' ? '\n' : c;
    }

    int next() {
        int c = peek();
        if (c == END) {
            return END;
        }
        if (c == 0) {
            throw new SyntaxFault(position(), "a NUL character must not stand in a script");
        }
        index += c == '\n' && script.charAt(index) == '\r' ? 2 : 1;
        if (c == '\n') {
            line++;
            column = 1;
        } else if (!Character.isLowSurrogate((char) c)) {
            column++;
        }
        return c;
    }

    boolean skip(char expected) {
        if (peek() == expected) {
            next();
            return true;
        }
        return false;
    }
}
