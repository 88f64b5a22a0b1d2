package org.mailherd.smtp.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Threat 2, smuggling outbound: whatever is sent, a receiver of any school sees one message. */
class DotStufferTest {
    @Property
    void whatIsUnstuffedIsWhatWasSent(@ForAll("cleanMessages") String message) throws IOException {
        assertThat(unstuff(stuff(message, 8192))).isEqualTo(message);
    }

    @Property
    void theOnlyEndIsTheLast(@ForAll("anyMessages") String message) throws IOException {
        String wire = "\r\n" + stuff(message, 8192);
        assertThat(wire.indexOf("\r\n.\r\n")).isEqualTo(wire.length() - 5);
        assertThat(wire).doesNotContainPattern("\\r(?!\\n)|(?<!\\r)\\n|\\x00");
    }

    @Property
    void blocksMayBeCutAnywhere(@ForAll("anyMessages") String message) throws IOException {
        assertThat(stuff(message, 1)).isEqualTo(stuff(message, 8192));
    }

    @Example
    void knownFalseEndsAreDisarmed() throws IOException {
        for (String end :
                List.of(
                        "\n.\n",
                        "\n.\r\n",
                        "\r\n.\n",
                        "\r.\r",
                        "\r\n.\r",
                        "\r\n\0.\r\n",
                        "\r\n.\r\r\n")) {
            String wire = stuff("a" + end + "MAIL FROM:<x@y>\r\n", 8192);
            assertThat(wire.indexOf("\r\n.\r\n")).as(end).isEqualTo(wire.length() - 5);
        }
    }

    @Example
    void anEmptyMessageIsJustTheEnd() throws IOException {
        assertThat(stuff("", 8192)).isEqualTo(".\r\n");
    }

    @Provide
    Arbitrary<String> cleanMessages() {
        return Arbitraries.strings()
                .withChars(".a \u00e4")
                .ofMaxLength(5)
                .list()
                .ofMaxSize(20)
                .map(lines -> lines.isEmpty() ? "" : String.join("\r\n", lines) + "\r\n");
    }

    @Provide
    Arbitrary<String> anyMessages() {
        return Arbitraries.strings().withChars("\r\n.\0ab").ofMaxLength(40);
    }

    private static String stuff(String message, int block) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        InputStream in =
                new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8)) {
                    @Override
                    public int read(byte[] into, int offset, int length) {
                        return super.read(into, offset, Math.min(length, block));
                    }

                    @Override
                    public int read(byte[] into) {
                        return read(into, 0, into.length);
                    }
                };
        DotStuffer.send(in, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String unstuff(String wire) {
        List<String> lines = new ArrayList<>(List.of(wire.split("\r\n", -1)));
        assertThat(lines.removeLast()).isEmpty();
        assertThat(lines.removeLast()).isEqualTo(".");
        StringBuilder message = new StringBuilder();
        lines.forEach(line ->
                message.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n"));
        return message.toString();
    }
}
