package org.mailherd.smtp.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class LineCheckTest {
    @Property
    void agreesWithThePlainDefinitionHoweverItIsCut(
            @ForAll("octets") String text, @ForAll @IntRange(min = 1, max = 7) int block) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        LineCheck check = new LineCheck();
        for (int at = 0; at < bytes.length; at += block) {
            check.feed(bytes, at, Math.min(block, bytes.length - at));
        }
        String withoutLineEnds = text.replace("\r\n", "");
        boolean spoiled = withoutLineEnds.chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0);
        assertThat(check.spoiled()).isEqualTo(spoiled);
        if (!spoiled) {
            assertThat(check.atLineStart()).isEqualTo(text.isEmpty() || text.endsWith("\r\n"));
        }
    }

    @Provide
    Arbitrary<String> octets() {
        return Arbitraries.of("\r\n", "\r\n", "a", ".", "\u00e4", "\t", "\r", "\n", "\0")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }
}
