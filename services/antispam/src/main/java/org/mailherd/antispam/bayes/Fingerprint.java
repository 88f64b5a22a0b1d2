package org.mailherd.antispam.bayes;

import java.util.HexFormat;

/** What a message is known by: the same for the same tokens in whatever order. */
public final class Fingerprint {

    private static final int OCTETS = 16;

    private Fingerprint() {}

    public static String of(long[] tokens) {
        return of(Packed.tokens(tokens));
    }

    static String of(byte[] packed) {
        return HexFormat.of().formatHex(Scope.sha256(packed), 0, OCTETS);
    }
}
