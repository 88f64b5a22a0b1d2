package org.mailherd.mailqueue.envelope;

import java.util.HexFormat;

/** The coding of ENVID, ORCPT and AUTH (RFC 3461 4): {@code +XX} for what cannot stand there. */
public final class Xtext {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private Xtext() {}

    /**
     * Decodes to printable ASCII; a control character hidden as {@code +0A} could break the lines
     * of a report.
     *
     * @throws IllegalArgumentException for anything that is no xtext of printable ASCII
     */
    public static String decode(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '+') {
                c = hexchar(text, i);
                i += 2;
            } else if (!isXchar(c)) {
                throw new IllegalArgumentException("a character that must be coded");
            }
            if (c < ' ' || c > '~') {
                throw new IllegalArgumentException("a character that is not printable");
            }
            out.append(c);
        }
        return out.toString();
    }

    private static char hexchar(String text, int plus) {
        if (plus + 2 >= text.length()) {
            throw new IllegalArgumentException("+ without two digits");
        }
        return (char) (digit(text.charAt(plus + 1)) << 4 | digit(text.charAt(plus + 2)));
    }

    /** RFC 3461 4: the letters of a hexchar are capitals. */
    private static int digit(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        if (c >= 'A' && c <= 'F') {
            return c - 'A' + 10;
        }
        throw new IllegalArgumentException("+ without two digits");
    }

    /** The form that may stand in a parameter; for ASCII text. */
    public static String encode(String text) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isXchar(c)) {
                out.append(c);
            } else if (c < 0x80) {
                out.append('+').append(HEX.toHexDigits((byte) c));
            } else {
                throw new IllegalArgumentException("xtext has no form for " + (int) c);
            }
        }
        return out.toString();
    }

    private static boolean isXchar(char c) {
        return c >= '!' && c <= '~' && c != '+' && c != '=';
    }
}
