package org.mailherd.smtp.client;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.mailherd.directory.scram.ScramClient;

/** For Jazzer: what relay hosts say while we log in. */
public final class ChallengeFuzzer {
    private ChallengeFuzzer() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        ScramClient client = new ScramClient("user", "pencil");
        String nonce = client.first().substring(client.first().indexOf("r="));
        client.last(text);
        if (client.accepts(text)) {
            throw new AssertionError("a server proved itself by chance");
        }
        // Behind the right nonce; few rounds, or each run would take half a second.
        client.last((nonce + text).replaceAll("i=[0-9]{5,}", "i=4096"));
        client.accepts("v=" + Base64.getEncoder().encodeToString(input));
    }
}
