package org.mailherd.sieve.match;

/** Looks for a part of a string in time linear in both. */
final class Substring {

    /** Below this, the plain search of the platform is quicker whatever the strings are. */
    private static final int SHORT = 32;

    private Substring() {}

    static boolean find(String text, String part) {
        if (part.length() <= SHORT || part.length() > text.length()) {
            return text.contains(part);
        }
        int[] border = borders(part);
        int matched = 0;
        for (int i = 0; i < text.length(); i++) {
            while (matched > 0 && text.charAt(i) != part.charAt(matched)) {
                matched = border[matched - 1];
            }
            if (text.charAt(i) == part.charAt(matched) && ++matched == part.length()) {
                return true;
            }
        }
        return false;
    }

    /** For each prefix the longest proper prefix of it that also ends it (Knuth, Morris, Pratt). */
    private static int[] borders(String part) {
        int[] border = new int[part.length()];
        int length = 0;
        for (int i = 1; i < border.length; i++) {
            while (length > 0 && part.charAt(i) != part.charAt(length)) {
                length = border[length - 1];
            }
            if (part.charAt(i) == part.charAt(length)) {
                length++;
            }
            border[i] = length;
        }
        return border;
    }
}
