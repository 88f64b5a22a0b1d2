package org.mailherd.antispam.bayes;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.mailherd.mailauth.header.HeaderBlock;

/** Messages of a few words. */
final class TestReadings {

    private TestReadings() {}

    static Reading of(String subject, String text) {
        return new Reading(header("Subject: " + subject), text, List.of(), List.of(), List.of());
    }

    static HeaderBlock header(String... fields) {
        return HeaderBlock.parse(
                (String.join("\r\n", fields) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    static long[] tokens(String text) {
        return new Tokenizer().tokens(of("", text));
    }
}
