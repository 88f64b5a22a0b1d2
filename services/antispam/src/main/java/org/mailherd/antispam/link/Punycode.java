package org.mailherd.antispam.link;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A-labels to letters (RFC 3492), whatever the letters: the JDK's own knows those of 2002 only, and
 * phishers use newer ones.
 */
final class Punycode {

    private static final String PREFIX = "xn--";
    private static final int BASE = 36;
    private static final int FIRST_THRESHOLD = 1;
    private static final int LAST_THRESHOLD = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int FIRST_BIAS = 72;
    private static final int FIRST_CODE = 0x80;
    private static final int LONGEST = 63;

    private Punycode() {}

    /**
     * @param host in lower case; labels that cannot be decoded stay as they are
     */
    static String decodedHost(String host) {
        if (!host.contains(PREFIX)) {
            return host;
        }
        return Arrays.stream(host.split("\\.", -1))
                .map(label ->
                        label.startsWith(PREFIX) && label.length() <= LONGEST
                                ? decoded(label)
                                : label)
                .collect(Collectors.joining("."));
    }

    private static String decoded(String label) {
        try {
            return decode(label.substring(PREFIX.length())).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException | ArithmeticException _) {
            return label;
        }
    }

    /** RFC 3492 6.2. */
    private static String decode(String code) {
        StringBuilder out = new StringBuilder();
        int delimiter = code.lastIndexOf('-');
        out.append(code, 0, Math.max(0, delimiter));
        int letter = FIRST_CODE;
        int bias = FIRST_BIAS;
        int index = 0;
        int at = delimiter + 1;
        boolean first = true;
        while (at < code.length()) {
            int before = index;
            int weight = 1;
            for (int k = BASE; true; k += BASE) {
                int digit = at < code.length() ? digit(code.charAt(at++)) : BASE;
                int threshold = Math.clamp(k - bias, FIRST_THRESHOLD, LAST_THRESHOLD);
                if (digit >= BASE || weight > Integer.MAX_VALUE / BASE) {
                    throw new IllegalArgumentException("no punycode");
                }
                index = Math.addExact(index, Math.multiplyExact(digit, weight));
                if (digit < threshold) {
                    break;
                }
                weight *= BASE - threshold;
            }
            int count = out.codePointCount(0, out.length()) + 1;
            bias = adapt(index - before, count, first);
            first = false;
            letter += index / count;
            index %= count;
            out.insert(out.offsetByCodePoints(0, index), Character.toString(letter));
            index++;
        }
        return out.toString();
    }

    /** RFC 3492 6.1. */
    private static int adapt(int difference, int count, boolean first) {
        int delta = first ? difference / DAMP : difference / 2;
        delta += delta / count;
        int k = 0;
        while (delta > (BASE - FIRST_THRESHOLD) * LAST_THRESHOLD / 2) {
            delta /= BASE - FIRST_THRESHOLD;
            k += BASE;
        }
        return k + (BASE - FIRST_THRESHOLD + 1) * delta / (delta + SKEW);
    }

    private static int digit(char c) {
        if (c >= 'a' && c <= 'z') {
            return c - 'a';
        }
        return c >= '0' && c <= '9' ? c - '0' + 26 : BASE;
    }
}
