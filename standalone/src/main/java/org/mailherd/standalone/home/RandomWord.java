package org.mailherd.standalone.home;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Secrets made by chance: 192 bits in hex, safe in any file and command line. */
final class RandomWord {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 24;

    private RandomWord() {}

    static String next() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
