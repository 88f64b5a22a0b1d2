package org.mailherd.imap.syntax;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntPredicate;

/** The tokens that lie within one line of a command: all but strings. */
abstract class LineTokens {
    private static final long LARGEST_NUMBER = 0xffff_ffffL;

    private final int deepestNesting;
    private byte[] line;
    private int position;
    private int depth;

    LineTokens(byte[] line, int deepestNesting) {
        this.line = line;
        this.deepestNesting = deepestNesting;
    }

    /** Goes on with another line of the same command. */
    final void continueWith(byte[] nextLine) {
        line = nextLine;
        position = 0;
    }

    /** Where the next token begins in the current line. */
    final int position() {
        return position;
    }

    final void moveTo(int newPosition) {
        position = newPosition;
    }

    final byte[] line() {
        return line;
    }

    /** The tag that the answer to this command carries. */
    public String tag() throws SyntaxFault {
        return tokenOf(Characters::isTag, "a tag");
    }

    /** An atom, as written. */
    public String atom() throws SyntaxFault {
        return tokenOf(Characters::isAtom, "an atom");
    }

    /** An atom that is a word of the protocol: upper case. */
    public String keyword() throws SyntaxFault {
        return atom().toUpperCase(Locale.ROOT);
    }

    /** Letters, digits and dots: the name of a fetch attribute, upper case. */
    public String attributeName() throws SyntaxFault {
        return tokenOf(LineTokens::isAttributeCharacter, "a name").toUpperCase(Locale.ROOT);
    }

    /** A number of up to 32 bits. */
    public long number() throws SyntaxFault {
        long value = number64();
        if (value > LARGEST_NUMBER) {
            throw new SyntaxFault("Number too large");
        }
        return value;
    }

    /** A number of up to 63 bits. */
    public long number64() throws SyntaxFault {
        String digits = tokenOf(Characters::isDigit, "a number");
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException _) {
            throw new SyntaxFault("Number too large");
        }
    }

    public void space() throws SyntaxFault {
        expect(' ');
    }

    /** Whether the next octet is this one; it stays unread. */
    public boolean at(char octet) {
        return peek() == octet;
    }

    /** Consumes the octet if it is next. */
    public boolean accept(char octet) {
        if (!at(octet)) {
            return false;
        }
        position++;
        return true;
    }

    /** Whether a space and an opening parenthesis are next. */
    public boolean atModifiers() {
        return at(' ') && position + 1 < line.length && line[position + 1] == '(';
    }

    public void expect(char octet) throws SyntaxFault {
        if (!accept(octet)) {
            throw new SyntaxFault(octet == ' ' ? "Expected a space" : "Expected " + octet);
        }
    }

    /** Opens a parenthesis if one is next, counting the depth. */
    public boolean acceptOpen() throws SyntaxFault {
        if (!accept('(')) {
            return false;
        }
        if (++depth > deepestNesting) {
            throw new SyntaxFault("Parentheses nested too deeply");
        }
        return true;
    }

    /** Opens a parenthesis that must be there. */
    public void open() throws SyntaxFault {
        if (!acceptOpen()) {
            throw new SyntaxFault("Expected (");
        }
    }

    /** Closes a parenthesis if one is next. */
    public boolean acceptClose() {
        if (!accept(')')) {
            return false;
        }
        depth--;
        return true;
    }

    public void close() throws SyntaxFault {
        if (!acceptClose()) {
            throw new SyntaxFault("Expected )");
        }
    }

    public boolean atEnd() {
        return position == line.length;
    }

    /** The command must stop here. */
    public void end() throws SyntaxFault {
        if (!atEnd()) {
            throw new SyntaxFault("Unexpected text after the command");
        }
    }

    /** The rest of the current line, as sent. */
    public byte[] rest() {
        byte[] rest = Arrays.copyOfRange(line, position, line.length);
        position = line.length;
        return rest;
    }

    /** Takes the next octet; -1 at the end of the line. */
    final int next() {
        int octet = peek();
        if (octet >= 0) {
            position++;
        }
        return octet;
    }

    /** Takes the longest run of octets of a class, at least one. */
    final String tokenOf(IntPredicate octets, String wanted) throws SyntaxFault {
        int start = position;
        while (octets.test(peek())) {
            position++;
        }
        if (position == start) {
            throw new SyntaxFault("Expected " + wanted);
        }
        return new String(line, start, position - start, StandardCharsets.US_ASCII);
    }

    private int peek() {
        return position < line.length ? line[position] & 0xff : -1;
    }

    private static boolean isAttributeCharacter(int octet) {
        return (octet >= 'A' && octet <= 'Z')
                || (octet >= 'a' && octet <= 'z')
                || Characters.isDigit(octet)
                || octet == '.'
                || octet == '-';
    }
}
