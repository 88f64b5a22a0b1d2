package org.mailherd.smtp.login;

import java.nio.charset.StandardCharsets;

/** For Jazzer: what answers a challenge of AUTH. */
public final class ResponseFuzzer {
    private ResponseFuzzer() {}

    public static void fuzzerTestOneInput(byte[] input) {
        ResponseReader.decode(new String(input, StandardCharsets.ISO_8859_1));
    }
}
