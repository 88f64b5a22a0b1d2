package org.mailherd.sieve.grammar;

import java.util.Collection;
import java.util.stream.Collectors;

/** For those who make scripts: text in, a string of the language out, whatever the text holds. */
public final class SieveText {

    private SieveText() {}

    /**
     * A quoted string that means exactly the text in a script that requires neither "variables" nor
     * "encoded-character". NUL cannot be said in Sieve and is left out.
     */
    public static String quote(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\');
            }
            if (c != 0) {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    /**
     * A quoted string whose dollar signs never begin an encoded character; for scripts that require
     * "encoded-character" and not "variables". Where variables are required too, a decoded dollar
     * sign may begin a reference: store it in a variable, whose value is not read again (RFC 5229
     * 3).
     */
    public static String quoteLiteral(String text) {
        return quote(text).replace("$", "${hex:24}");
    }

    /** {@code ["a", "b"]}. */
    public static String quoteAll(Collection<String> texts) {
        return texts.stream().map(SieveText::quote).collect(Collectors.joining(", ", "[", "]"));
    }

    /** A comment that stays on its line, for names of rules: no line end gets through. */
    public static String comment(String text) {
        return "# " + text.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]", " ");
    }
}
