package org.mailherd.smtp.data;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** For Jazzer: From, Sender and Authentication-Results as strangers write them. */
public final class AddressListFuzzer {
    private static final ForgedResults FORGED = new ForgedResults("mx.alpha.test");

    private AddressListFuzzer() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        Optional<List<String>> found = AddressList.parse(text);
        found.ifPresent(all ->
                all.forEach(one -> {
                    if (one.isEmpty()) {
                        throw new AssertionError("an empty address of " + text);
                    }
                }));
        FORGED.claims(new HeaderSection.Field("Authentication-Results", input));
    }
}
