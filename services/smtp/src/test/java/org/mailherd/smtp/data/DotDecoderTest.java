package org.mailherd.smtp.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.mailherd.mailqueue.spool.Spool;
import org.mailherd.mailqueue.spool.SpoolDraft;

class DotDecoderTest {
    private static Spool spool;

    @BeforeContainer
    static void open() throws IOException {
        Path folder = Files.createTempDirectory("dot-decoder");
        spool = Spool.open(folder, Clock.systemUTC());
    }

    @AfterContainer
    static void close() throws IOException {
        spool.close();
    }

    /**
     * Told in the slowest way: the message ends at the first CRLF.CRLF, lines lose their first dot.
     */
    @Property
    void agreesWithThePlainDefinitionHoweverItIsCut(
            @ForAll("wire") String wire, @ForAll @IntRange(min = 1, max = 5) int block) {
        int end = ("\r\n" + wire).indexOf("\r\n.\r\n");
        String content = end < 0 ? wire : wire.substring(0, end);
        boolean spoiled =
                content.replace("\r\n", "").chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0);

        byte[] bytes = wire.getBytes(StandardCharsets.ISO_8859_1);
        try (SpoolDraft draft = spool.draft(1024)) {
            DraftSink sink = new DraftSink(draft, 1024);
            DotDecoder decoder = new DotDecoder(sink);
            int used = 0;
            while (used < bytes.length && !decoder.ended()) {
                used += decoder.take(bytes, used, Math.min(bytes.length, used + block));
            }
            assertThat(decoder.ended()).isEqualTo(end >= 0);
            if (end >= 0) {
                assertThat(used).isEqualTo(end + 3);
                assertThat(sink.refusal().isPresent()).isEqualTo(spoiled);
                assertThat(sink.hasEightBit()).isEqualTo(content.chars().anyMatch(c -> c > 127));
            }
            if (end >= 0 && !spoiled) {
                assertThat(text(draft)).isEqualTo(unstuffed(content));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String unstuffed(String content) {
        String lines = ("\r\n" + content).replace("\r\n.", "\r\n");
        return lines.substring(2);
    }

    private static String text(SpoolDraft draft) throws IOException {
        try (InputStream in = draft.open()) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    @Provide
    Arbitrary<String> wire() {
        return Arbitraries.of(
                        "\r\n", "\r\n", "\r\n.", ".", "a", "bc", "\u00e4", "\r", "\n", "\0",
                        ".\r\n")
                .list()
                .ofMaxSize(14)
                .map(parts -> String.join("", parts) + "\r\n.\r\n")
                .map(text -> text.length() % 3 == 0 ? text : text + "NOOP\r\n.\r\n");
    }
}
