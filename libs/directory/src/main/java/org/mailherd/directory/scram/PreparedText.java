package org.mailherd.directory.scram;

import java.text.Normalizer;

/**
 * Names and passwords in the one form in which both sides hash them (SASLprep, RFC 4013): spaces
 * are one kind of space, invisible characters go, compatible ones become one (NFKC). What SASLprep
 * forbids is left as it is: such a password then only matches itself.
 */
public final class PreparedText {
    private PreparedText() {}

    public static String of(String text) {
        if (text.chars().allMatch(c -> c < 0x80)) {
            return text;
        }
        StringBuilder mapped = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> !mappedToNothing(c))
                .map(c -> Character.getType(c) == Character.SPACE_SEPARATOR ? ' ' : c)
                .forEach(mapped::appendCodePoint);
        return Normalizer.normalize(mapped, Normalizer.Form.NFKC);
    }

    /** RFC 3454 B.1. */
    private static boolean mappedToNothing(int c) {
        return c == 0xad
                || c == 0x34f
                || c == 0x1806
                || (c >= 0x180b && c <= 0x180d)
                || (c >= 0x200b && c <= 0x200d)
                || c == 0x2060
                || (c >= 0xfe00 && c <= 0xfe0f)
                || c == 0xfeff;
    }
}
