package org.mailherd.mailstore.column;

import java.util.Arrays;

/** Octets that are looked for, by Horspool's way: most of a text is leapt over. */
final class Needle {
    private static final int OCTETS = 256;

    private final byte[] octets;

    /** How far to go on when this octet stands where the needle's last one would. */
    private final int[] leaps = new int[OCTETS];

    Needle(byte[] octets) {
        this.octets = octets;
        Arrays.fill(leaps, Math.max(1, octets.length));
        for (int i = 0; i < octets.length - 1; i++) {
            leaps[octets[i] & 0xff] = octets.length - 1 - i;
        }
    }

    boolean isEmpty() {
        return octets.length == 0;
    }

    /** Where it begins between the two places, the second not included; -1: nowhere. */
    int in(byte[] text, int from, int to) {
        int last = octets.length - 1;
        for (int end = from + last; end < to; end += leaps[text[end] & 0xff]) {
            if (text[end] == octets[last] && begins(text, end - last)) {
                return end - last;
            }
        }
        return -1;
    }

    private boolean begins(byte[] text, int at) {
        for (int i = 0; i < octets.length - 1; i++) {
            if (text[at + i] != octets[i]) {
                return false;
            }
        }
        return true;
    }
}
