package org.mailherd.mailstore.search;

import java.util.Arrays;

/** Octets within octets. */
final class Octets {
    private Octets() {}

    /**
     * @param needle not empty
     */
    static boolean contain(byte[] text, int offset, int length, byte[] needle) {
        int last = offset + length - needle.length;
        byte first = needle[0];
        for (int at = offset; at <= last; at++) {
            if (text[at] == first
                    && Arrays.equals(text, at + 1, at + needle.length, needle, 1, needle.length)) {
                return true;
            }
        }
        return false;
    }
}
