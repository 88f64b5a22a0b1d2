package org.mailherd.sieve.message;

/** Folds of header values. */
final class HeaderText {

    private HeaderText() {}

    /**
     * RFC 5322 2.2.3: a line end before white space is taken out. A tab right behind it becomes the
     * space that the sender folded at, so that a script finds the words as they were written.
     */
    static String unfold(String value) {
        if (value.indexOf('\n') < 0 && value.indexOf('\r') < 0) {
            return value;
        }
        StringBuilder unfolded = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c != '\r' && c != '\n') {
                boolean fold = c == '\t' && i > 0 && value.charAt(i - 1) == '\n';
                unfolded.append(fold ? ' ' : c);
            }
        }
        return unfolded.toString();
    }
}
