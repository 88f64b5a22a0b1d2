package org.mailherd.antispam.bayes;

/** The form of a text without what it says: kinds of characters in a row, and about how many. */
final class Shapes {

    private static final int LONGEST = 200;
    private static final int MOST = 40;

    private Shapes() {}

    /**
     * Such as {@code A1a1-91} for {@code Ab--7}: each run of capitals, small letters or digits is
     * one character and the {@link #bits} of its length, each run of another character that one.
     */
    static String of(String text) {
        StringBuilder shape = new StringBuilder();
        int length = Math.min(LONGEST, text.length());
        for (int i = 0; i < length && shape.length() < MOST; ) {
            char kind = kind(text.charAt(i));
            int end = i + 1;
            while (end < length && kind(text.charAt(end)) == kind) {
                end++;
            }
            shape.append(kind);
            if (kind == 'A' || kind == 'a' || kind == '9') {
                shape.append(bits(end - i));
            }
            i = end;
        }
        return shape.toString();
    }

    /** How long a number is, written in twos: 0, 1, 2 to 3, 4 to 7, ... */
    static int bits(long number) {
        return Long.SIZE - Long.numberOfLeadingZeros(number);
    }

    private static char kind(char c) {
        if (c >= '0' && c <= '9') {
            return '9';
        }
        if (c >= 'a' && c <= 'z') {
            return 'a';
        }
        return c >= 'A' && c <= 'Z' ? 'A' : c;
    }
}
