package org.mailherd.antispam.link;

import java.nio.charset.StandardCharsets;
import org.mailherd.antispam.scan.Mails;

/** For Jazzer: whatever HTML and its links are, they are read and judged. */
public final class LinkFuzzer {

    private LinkFuzzer() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        Target.parse(text)
                .ifPresent(target -> {
                    Homograph.isSuspicious(target.host());
                    Brands.KNOWN.borrowedBy(target.host());
                });
        Mails.symbols(Mails.html(text));
    }
}
