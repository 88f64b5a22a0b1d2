package org.mailherd.imap.pop3;

import java.util.Locale;
import java.util.OptionalInt;

/**
 * A line of the client: a keyword and what follows it (RFC 1939 section 3).
 *
 * @param verb upper case
 * @param argument as sent, without the blank before it
 */
record Pop3Command(String verb, String argument) {
    private static final int MOST_DIGITS = 9;

    static Pop3Command parse(String line) {
        int space = line.indexOf(' ');
        return new Pop3Command(
                (space < 0 ? line : line.substring(0, space)).toUpperCase(Locale.ROOT),
                space < 0 ? "" : line.substring(space + 1));
    }

    /** The words of the argument; none for an argument of blanks. */
    String[] words() {
        String stripped = argument.strip();
        return stripped.isEmpty() ? new String[0] : stripped.split(" +", -1);
    }

    /** The number that is this word, if there is such a word and it is a number. */
    OptionalInt number(int index) {
        String[] words = words();
        if (index >= words.length
                || words[index].length() > MOST_DIGITS
                || !words[index].chars().allMatch(c -> c >= '0' && c <= '9')) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(Integer.parseInt(words[index]));
    }
}
