package org.mailherd.mailauth.mtasts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** For Jazzer: only what is declared may be thrown. */
public final class StsFuzzer {
    private StsFuzzer() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        StsRecord.parse(List.of(text));
        try {
            HttpText.body(input);
        } catch (IOException _) {
            // no answer with a policy
        }
        try {
            StsPolicy.parse(text);
        } catch (StsException _) {
            // as if there were none
        }
    }
}
