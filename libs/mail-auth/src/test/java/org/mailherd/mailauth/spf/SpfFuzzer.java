package org.mailherd.mailauth.spf;

import java.nio.charset.StandardCharsets;

/** For Jazzer: only what is declared may be thrown. */
public final class SpfFuzzer {
    private SpfFuzzer() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        try {
            SpfRecordParser.parse("v=spf1" + text);
            MacroString.parse(text, true);
        } catch (SpfSyntaxException _) {
            // permerror
        }
    }
}
