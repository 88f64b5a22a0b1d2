package org.mailherd.mailauth.dmarc;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.mailherd.mailauth.dns.InMemoryDns;
import org.mailherd.mailauth.results.AuthenticationResults;

/** For Jazzer: whatever a domain publishes, a stranger does not pass, and nothing makes us fall. */
public final class DmarcFuzzer {
    private DmarcFuzzer() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.ISO_8859_1);
        InMemoryDns dns =
                new InMemoryDns()
                        .txt("_dmarc.a.alpha.example", text)
                        .txt("_dmarc.alpha.example", "v=DMARC1;" + text);
        for (DmarcMethod method : DmarcMethod.values()) {
            DmarcResult result =
                    new DmarcCheck(dns, method)
                            .check(Mail.from("a.alpha.example").dkim("evil.example").query());
            if (result.status() == DmarcStatus.PASS) {
                throw new IllegalStateException("passed as a stranger: " + text);
            }
            new DmarcCheck(dns, method).check(Mail.from(List.of(text).getFirst()).query());
        }
        AuthenticationResults.parse(text);
    }
}
