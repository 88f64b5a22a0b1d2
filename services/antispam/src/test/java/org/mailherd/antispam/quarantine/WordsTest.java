package org.mailherd.antispam.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void showsTheTextAndNamesTheFiles() throws IOException {
        Words words =
                words(
                        """
                        Content-Type: multipart/mixed; boundary=b

                        --b
                        Content-Type: text/plain; charset=utf-8
                        Content-Transfer-Encoding: quoted-printable

                        Gr=C3=BC=C3=9Fe<b>=07
                        --b
                        Content-Type: application/pdf
                        Content-Disposition: attachment; filename="<img src=x>.pdf"
                        Content-Transfer-Encoding: base64

                        AAAA
                        --b--
                        """);
        assertThat(words.text()).isEqualTo("Grüße<b>");
        assertThat(words.cut()).isFalse();
        assertThat(words.files())
                .containsExactly(new Words.File("<img src=x>.pdf", "application/pdf", 3));
    }

    @Test
    void rendersHtmlToText() throws IOException {
        Words words =
                words(
                        """
                        Content-Type: text/html

                        <script>alert(1)</script><p>Pay <b>now</b></p>
                        """);
        assertThat(words.text()).contains("Pay now").doesNotContain("<").doesNotContain("alert");
    }

    /** Threat 16: a name reads as something else when its letters turn round. */
    @Test
    void threat16_aNameShowsWhatHidesInIt() throws IOException {
        Words words =
                words(
                        """
                        Content-Type: application/octet-stream;
                         name*=utf-8''invoice%E2%80%AEfdp.exe

                        x
                        """);
        assertThat(words.files().getFirst().name()).isEqualTo("invoice\uFFFDfdp.exe");
    }

    @Test
    void isBoundedAndSaysSo() throws IOException {
        Words words = words("Subject: long\n\n" + "\uD83D\uDE00".repeat(20_001) + "\n");
        assertThat(words.cut()).isTrue();
        assertThat(words.text().length()).isLessThanOrEqualTo(20_000);
        StringBuilder many = new StringBuilder("Content-Type: multipart/mixed; boundary=b\n\n");
        for (int i = 0; i < 150; i++) {
            many.append("--b\nContent-Type: image/png\n\nx\n");
        }
        assertThat(words(many + "--b--\n").files()).hasSize(100);
        assertThat(words(many + "--b--\n").cut()).isTrue();
    }

    @Test
    void nothingIsNothing() throws IOException {
        assertThat(words("\n").text()).isEmpty();
        assertThat(words("").files()).isEmpty();
    }

    private static Words words(String message) throws IOException {
        return Words.of(message.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }
}
