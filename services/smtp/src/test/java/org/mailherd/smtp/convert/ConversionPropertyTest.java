package org.mailherd.smtp.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the parts hold, and however they are nested, lines carry them. */
class ConversionPropertyTest {
    private static final Pattern STRAY = Pattern.compile("\\r(?!\\n)|(?<!\\r)\\n|\\x00");

    @Property(tries = 500)
    void everyLeafDecodesToItsOctets(@ForAll long seed) throws Exception {
        Growth growth = new Growth(new Random(seed));
        String converted = Samples.convert(growth.message());
        assertThat(STRAY.matcher(converted).find()).isFalse();
        assertThat(converted.lines()).allMatch(line -> line.length() <= 998);
        assertThat(Samples.leaves(converted)).isEqualTo(growth.leaves);
    }

    @Property(tries = 500)
    void whatIsConvertedNeedsNoMore(@ForAll long seed) throws Exception {
        String once = Samples.convert(new Growth(new Random(seed)).message());
        assertThat(Samples.convert(once)).isEqualTo(once);
    }

    /** Nothing but a conversion or the refusal, and never an octet that lines cannot carry. */
    @Property(tries = 2000)
    void anyOctetsAreConvertedOrRefused(@ForAll("scraps") String message) throws IOException {
        try {
            assertThat(STRAY.matcher(Samples.convert(message)).find()).isFalse();
        } catch (UnconvertibleException e) {
            assertThat(e).hasMessageNotContaining("\r");
        }
    }

    @Provide
    Arbitrary<String> scraps() {
        return Arbitraries.of(
                        "\r\n",
                        "\r",
                        "\n",
                        "\0",
                        "--a",
                        "--",
                        "--b\r\n",
                        "--a--\r\n",
                        "text",
                        "Content-Type: multipart/mixed; boundary=a\r\n",
                        "Content-Type: multipart/digest; boundary=\"b\"\r\n",
                        "Content-Type: message/rfc822\r\n",
                        "Content-Transfer-Encoding: binary\r\n",
                        "Content-Transfer-Encoding: base64\r\n")
                .list()
                .ofMaxSize(30)
                .map(scraps -> String.join("", scraps));
    }

    /** A tree of parts with the octets of its leaves. */
    private static final class Growth {
        private final Random random;
        private final List<String> leaves = new ArrayList<>();
        private int boundaries;

        Growth(Random random) {
            this.random = random;
        }

        String message() {
            return "Subject: x\r\nMIME-Version: 1.0\r\n" + entity(4) + "\r\n";
        }

        private String entity(int depth) {
            return switch (depth == 0 ? 0 : random.nextInt(3)) {
                case 1 -> multipart(depth - 1);
                case 2 ->
                        "Content-Type: message/rfc822\r\n"
                                + label()
                                + "\r\nMIME-Version: 1.0\r\n"
                                + entity(depth - 1);
                default -> leaf();
            };
        }

        private String multipart(int depth) {
            String boundary = "=_" + boundaries++ + "=";
            StringBuilder text =
                    new StringBuilder("Content-Type: multipart/mixed;\r\n boundary=\"")
                            .append(boundary)
                            .append("\"\r\n")
                            .append(label())
                            .append(random.nextBoolean() ? "\r\npreamble\r\n" : "\r\n");
            for (int parts = 1 + random.nextInt(3); parts > 0; parts--) {
                text.append("--").append(boundary).append("\r\n");
                text.append(entity(depth)).append("\r\n");
            }
            return text.append("--").append(boundary).append("--").toString();
        }

        private String label() {
            return random.nextBoolean() ? "Content-Transfer-Encoding: binary\r\n" : "";
        }

        private String leaf() {
            byte[] octets = new byte[random.nextInt(random.nextInt(8) == 0 ? 20_000 : 60)];
            for (int i = 0; i < octets.length; i++) {
                octets[i] =
                        random.nextBoolean()
                                ? (byte) "\r\n\0-ab.".charAt(random.nextInt(7))
                                : (byte) random.nextInt();
            }
            String body = new String(octets, StandardCharsets.ISO_8859_1);
            if (leaves.isEmpty() && boundaries == 0) {
                // The message's own end is the body's.
                leaves.add(body + "\r\n");
                return label() + "\r\n" + body;
            }
            leaves.add(body);
            return random.nextInt(4) == 0
                    ? "Content-Transfer-Encoding: base64\r\n\r\n"
                            + Base64.getMimeEncoder().encodeToString(octets)
                    : "Content-Type: application/octet-stream\r\n" + label() + "\r\n" + body;
        }
    }
}
