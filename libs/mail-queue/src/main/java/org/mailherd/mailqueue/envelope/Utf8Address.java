package org.mailherd.mailqueue.envelope;

import java.util.Locale;

/** The coding of addresses of type {@code utf-8} (RFC 6533 3): <code>\x{2B}</code> for a plus. */
final class Utf8Address {
    private static final int MAX_DIGITS = 6;

    private Utf8Address() {}

    static String decode(String text, boolean smtpUtf8) {
        StringBuilder out = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\\') {
                int end = text.indexOf('}', i);
                out.appendCodePoint(hexPoint(text, i, end));
                i = end + 1;
            } else if (isPlain(c) || (c >= 0x80 && smtpUtf8)) {
                out.append(c);
                i++;
            } else {
                throw new IllegalArgumentException("a character that must be coded");
            }
        }
        return out.toString();
    }

    private static int hexPoint(String text, int from, int end) {
        int digits = end - from - 3;
        if (!text.startsWith("\\x{", from) || digits < 2 || digits > MAX_DIGITS) {
            throw new IllegalArgumentException("\\ without x{...}");
        }
        int point = 0;
        for (int i = from + 3; i < end; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0 || text.charAt(i) >= 0x80) {
                throw new IllegalArgumentException("no hexadecimal digit");
            }
            point = point << 4 | digit;
        }
        if (!Character.isValidCodePoint(point)
                || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)) {
            throw new IllegalArgumentException("no character");
        }
        return point;
    }

    static String encode(String address, boolean smtpUtf8) {
        StringBuilder out = new StringBuilder(address.length() + 16);
        address.codePoints()
                .forEach(c -> {
                    if (c < 0x80 ? isPlain((char) c) : smtpUtf8) {
                        out.appendCodePoint(c);
                    } else {
                        String hex = Integer.toHexString(c).toUpperCase(Locale.ROOT);
                        out.append("\\x{").append(hex.length() < 2 ? "0" + hex : hex).append('}');
                    }
                });
        return out.toString();
    }

    /** QCHAR: what may stand for itself. */
    private static boolean isPlain(char c) {
        return c >= '!' && c <= '~' && c != '+' && c != '=' && c != '\\';
    }
}
