package org.mailherd.mailauth.arc;

import java.nio.charset.StandardCharsets;
import org.mailherd.mailauth.dns.InMemoryDns;

/** For Jazzer: no chain without a key passes, and none makes us fall. */
public final class ArcFuzzer {
    private ArcFuzzer() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String message = new String(input, StandardCharsets.ISO_8859_1);
        ArcResult result = ArcMessages.verify(message, new InMemoryDns());
        if (result.status() == ArcStatus.PASS) {
            throw new IllegalStateException("passed without a key: " + message);
        }
    }
}
