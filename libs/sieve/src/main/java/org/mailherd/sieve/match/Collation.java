package org.mailherd.sieve.match;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/** A comparator (RFC 4790, RFC 5228 2.7.3). */
public enum Collation {
    OCTET("i;octet"),
    ASCII_CASEMAP("i;ascii-casemap"),
    ASCII_NUMERIC("i;ascii-numeric"),
    UNICODE_CASEMAP("i;unicode-casemap");

    private final String identifier;

    Collation(String identifier) {
        this.identifier = identifier;
    }

    public String identifier() {
        return identifier;
    }

    public static Optional<Collation> of(String identifier) {
        for (Collation collation : values()) {
            if (collation.identifier.equals(identifier)) {
                return Optional.of(collation);
            }
        }
        return Optional.empty();
    }

    /** RFC 4790 9.1.1: numbers have no parts to search for. */
    public boolean hasSubstrings() {
        return this != ASCII_NUMERIC;
    }

    /** The form in which equal strings are the same. */
    public String fold(String text) {
        return switch (this) {
            case OCTET -> text;
            case ASCII_CASEMAP -> upper(text);
            case ASCII_NUMERIC -> digits(text);
            case UNICODE_CASEMAP -> unicode(text);
        };
    }

    /** Negative, zero or positive, as {@link Comparable} has it. */
    public int compare(String left, String right) {
        if (this == ASCII_NUMERIC) {
            return compareNumbers(digits(left), digits(right));
        }
        return compareCodePoints(fold(left), fold(right));
    }

    /**
     * RFC 4790 9.2.1: a to z become capitals, so that what lies between Z and a, such as _, comes
     * behind all letters; no other letter changes.
     */
    private static String upper(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'a' && c <= 'z') {
                char[] folded = text.toCharArray();
                for (int j = i; j < folded.length; j++) {
                    if (folded[j] >= 'a' && folded[j] <= 'z') {
                        folded[j] -= 32;
                    }
                }
                return new String(folded);
            }
        }
        return text;
    }

    /** The leading digits without zeros before them; "x", greater than all, when there are none. */
    private static String digits(String text) {
        int end = 0;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        if (end == 0) {
            return "x";
        }
        int start = 0;
        while (start < end - 1 && text.charAt(start) == '0') {
            start++;
        }
        return text.substring(start, end);
    }

    private static int compareNumbers(String left, String right) {
        boolean leftInfinite = left.equals("x");
        boolean rightInfinite = right.equals("x");
        if (leftInfinite || rightInfinite) {
            return Boolean.compare(leftInfinite, rightInfinite);
        }
        return left.length() != right.length()
                ? Integer.compare(left.length(), right.length())
                : left.compareTo(right);
    }

    /** The order of UTF-8 octets is the order of code points; that of UTF-16 units is not. */
    private static int compareCodePoints(String left, String right) {
        int shared = Math.min(left.length(), right.length());
        for (int i = 0; i < shared; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                boolean oneIsPair = Character.isSurrogate(a) != Character.isSurrogate(b);
                return oneIsPair ? (Character.isSurrogate(a) ? 1 : -1) : Character.compare(a, b);
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    /** RFC 5051 2: title case, then compatibility decomposition. */
    private static String unicode(String text) {
        StringBuilder titled = new StringBuilder(text.length());
        text.codePoints().map(Character::toTitleCase).forEach(titled::appendCodePoint);
        return Normalizer.normalize(titled, Normalizer.Form.NFKD).toUpperCase(Locale.ROOT);
    }
}
