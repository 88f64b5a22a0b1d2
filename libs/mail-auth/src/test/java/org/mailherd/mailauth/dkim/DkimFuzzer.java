package org.mailherd.mailauth.dkim;

import java.nio.charset.StandardCharsets;
import org.mailherd.mailauth.header.HeaderBlock;
import org.mailherd.mailauth.header.HeaderField;

/** For Jazzer: only what is declared may be thrown. */
public final class DkimFuzzer {
    private DkimFuzzer() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        try {
            DkimKeyRecord.parse(text);
        } catch (DkimException _) {
            // a clear answer
        }
        for (HeaderField field : HeaderBlock.parse(input).fields()) {
            try {
                DkimSignature.parse(field);
            } catch (DkimException _) {
                // a clear answer
            }
        }
    }
}
