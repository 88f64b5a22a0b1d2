package org.mailherd.mailstore.structure;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransferDecodingTest {
    private static String decoded(String encoding, String text) throws IOException {
        try (var in =
                TransferDecoding.of(
                        encoding, new ByteArrayInputStream(text.getBytes(ISO_8859_1)))) {
            return new String(in.readAllBytes(), ISO_8859_1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "aGVsbG8gd29ybGQ=,hello world",
        "aGVsbG8gd29ybGQ,hello world",
        "aGVsbG8gdw==,hello w",
        "aGVsbG8gdw,hello w",
        "aGVsbG8g,'hello '",
        "aGVs,hel",
        "aGVsbG8gd,'hello '",
        "aG!Vs bG-8,hello",
        "'',''"
    })
    void theTailOfBase64CountsWithoutPadding(String encoded, String plain) throws IOException {
        assertThat(decoded("base64", encoded)).isEqualTo(plain);
        assertThat(decoded("BASE64", encoded)).isEqualTo(plain);
    }

    @Test
    void base64OfAnyLengthIsTheSameWithAndWithoutPadding() throws IOException {
        for (int length = 0; length < 5000; length += length < 100 ? 1 : 97) {
            byte[] octets = new byte[length];
            for (int at = 0; at < length; at++) {
                octets[at] = (byte) (at * 31);
            }
            Base64.Encoder encoder = Base64.getMimeEncoder();
            String plain = new String(octets, ISO_8859_1);
            String padded = encoder.encodeToString(octets);
            String bare = encoder.withoutPadding().encodeToString(octets);
            assertThat(decoded("base64", padded)).isEqualTo(plain);
            assertThat(decoded("base64", bare)).isEqualTo(plain);
            assertThat(decoded("base64", bare + "\r\n")).isEqualTo(plain);
        }
    }

    @Test
    void otherEncodingsAreAsTheyWere() throws IOException {
        assertThat(decoded("Quoted-Printable", "a=3Db=\r\nc")).isEqualTo("a=bc");
        assertThat(decoded("8bit", "aGVsbG8")).isEqualTo("aGVsbG8");
    }

    @Test
    void anEncodedWordMayLackItsPadding() {
        assertThat(
                        TextDecoder.header(
                                "=?utf-8?B?SGVsbG8?= =?utf-8?b?IHcw?= x =?utf-8?B?SGVsbG8=?="))
                .isEqualTo("Hello w0 x Hello");
        assertThat(TextDecoder.header("=?utf-8?B??= =?utf-8?Q?a=3D?= =?what"))
                .isEqualTo("a= =?what");
    }
}
