package org.mailherd.mailauth.srs;

/** The digits of RFC 4648 6; read in any case. */
final class Base32 {
    private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Base32() {}

    static char digit(int value) {
        return DIGITS.charAt(value);
    }

    /** -1 for what is no digit. */
    static int value(char digit) {
        return DIGITS.indexOf(digit >= 'a' && digit <= 'z' ? digit - 32 : digit);
    }
}
