package org.mailherd.smtp.data;

import java.nio.charset.StandardCharsets;

/** For Jazzer: the size of a chunk is read or it is not; it never becomes negative. */
public final class BdatFuzzer {
    private BdatFuzzer() {}

    public static void fuzzerTestOneInput(byte[] input) {
        BdatArgument.parse(new String(input, StandardCharsets.ISO_8859_1))
                .filter(argument -> argument.octets() < 0)
                .ifPresent(argument -> {
                    throw new IllegalStateException(argument.toString());
                });
        HeaderSection.parse(input, true);
        HeaderSection.parse(input, false);
    }
}
