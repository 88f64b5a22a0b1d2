package org.mailherd.sieve.message;

/** Folds of header values. */
final class HeaderText {

    private HeaderText() {}

    /** RFC 5322 2.2.3: a line end before white space is taken out, the white space stays. */
    static String unfold(String value) {
        if (value.indexOf('\n') < 0 && value.indexOf('\r') < 0) {
            return value;
        }
        StringBuilder unfolded = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c != '\r' && c != '\n') {
                unfolded.append(c);
            }
        }
        return unfolded.toString();
    }
}
