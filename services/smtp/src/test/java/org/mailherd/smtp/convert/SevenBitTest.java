package org.mailherd.smtp.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mailherd.smtp.convert.Samples.leaves;

import java.io.IOException;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6152 3: what a server without 8BITMIME gets means the same, or is not sent. */
class SevenBitTest {
    private static final String SIGNED =
            "Content-Type: multipart/signed; protocol=\"application/pgp-signature\"; boundary=s\r\n"
                    + "Content-Transfer-Encoding: 8bit\r\n\r\n--s\r\nContent-Type: text/plain\r\n"
                    + "Content-Transfer-Encoding: 8bit\r\n\r\n%s\r\n--s\r\n"
                    + "Content-Type: application/pgp-signature\r\n\r\nabc\r\n--s--\r\n";

    private static String ascii(String message) throws IOException, UnconvertibleException {
        return Samples.convert(message, Reach.SEVEN_BIT);
    }

    @Test
    void textBecomesQuotedPrintableAndIsMime() throws Exception {
        assertThat(ascii("Subject: x\r\n\r\ngr\u00fc\u00dfe and kind words = \r\n\r\nend\t\r\n"))
                .isEqualTo(
                        "Subject: x\r\nMIME-Version: 1.0\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
                                + "gr=FC=DFe and kind words =3D=20\r\n\r\nend=09\r\n");
    }

    @Test
    void textThatIsMostlyBeyondAsciiAndWhatIsNoTextBecomeBase64() throws Exception {
        assertThat(ascii("\r\n\u00e4\u00e4\u00e4\u00e4\r\n")).contains(": base64\r\n\r\n5OTk5A0K");
        assertThat(ascii("Content-Type: image/svg+xml\r\n\r\n<a>\u00e4</a>\r\n"))
                .contains(": base64\r\n");
    }

    @Test
    void onlyPartsThatNeedItChangeAndNoLabelSaysEightBit() throws Exception {
        String message =
                "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=o\r\n"
                        + "Content-Transfer-Encoding: 8bit\r\n\r\n--o\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
                        + "t\u00e4xt with words\r\n--o\r\nContent-Transfer-Encoding: 8bit\r\n\r\nplain\r\n"
                        + "--o\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n--o--\r\n";
        assertThat(ascii(message))
                .isEqualTo(
                        message.replaceFirst("8bit", "7bit")
                                .replaceFirst("8bit", "quoted-printable")
                                .replaceFirst("8bit", "7bit")
                                .replace("t\u00e4xt", "t=E4xt"));
    }

    @Test
    void aMessageThatIsAsciiStaysAsItWasSigned() throws Exception {
        String message = "Content-Transfer-Encoding: 8bit\r\n\r\nascii only\r\n";
        assertThat(ascii(message)).isEqualTo(message);
        String signed = SIGNED.formatted("ascii only");
        assertThat(ascii(signed)).isEqualTo(signed);
    }

    @Test
    void whatIsSignedIsNeverRecoded() {
        assertThatThrownBy(() -> ascii(SIGNED.formatted("gr\u00fcn")))
                .isInstanceOf(UnconvertibleException.class)
                .hasMessageContaining("signed");
        assertThatThrownBy(() -> Samples.convert(SIGNED.formatted("a\nb")))
                .hasMessageContaining("signed");
        assertThatThrownBy(
                        () -> ascii(SIGNED.formatted("gr\u00fcn").replace("/signed", "/encrypted")))
                .hasMessageContaining("encrypted");
    }

    @Test
    void besideWhatIsSignedPartsMayChange() throws Exception {
        String inner = SIGNED.formatted("ascii");
        String message =
                "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=o\r\n\r\n--o\r\n"
                        + inner
                        + "\r\n--o\r\n\r\nfooter \u00fc with words\r\n--o--\r\n";
        assertThat(ascii(message))
                .contains(
                        "--s\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: 8bit\r\n\r\nascii\r\n--s")
                .contains("footer =FC with words\r\n--o--");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Subject: gr\u00fcn\r\n\r\n",
                "Content-Type: multipart/mixed; boundary=a\r\n\r\npr\u00e4\r\n--a\r\n\r\n--a--\r\n",
                "Content-Transfer-Encoding: base64\r\n\r\n\u00e4\r\n",
                "Content-Type: message/delivery-status\r\n\r\nDiagnostic-Code: \u00e4\r\n"
            })
    void whatNoCodeCanCarryIsRefused(String message) {
        assertThatThrownBy(() -> ascii(message)).isInstanceOf(UnconvertibleException.class);
    }

    @Test
    void aLineThatIsFoldedNeverLooksLikeADelimiter() throws Exception {
        String text = "x".repeat(74) + "-----b\u00fc";
        String message =
                "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=---b\r\n\r\n-----b\r\n\r\n"
                        + text
                        + "\r\n-----b--\r\n";
        String converted = ascii(message);
        assertThat(converted.lines().filter(line -> line.startsWith("-----b"))).hasSize(2);
        assertThat(leaves(converted)).containsExactly(text);
    }

    @Property(tries = 500)
    void everyTextDecodesToItsOctets(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(3000); i > 0; i--) {
            text.append(
                    random.nextInt(12) == 0
                            ? "\r\n"
                            : random.nextInt(9) == 0
                                    ? "\u00e4"
                                    : "a -=.\t".charAt(random.nextInt(6)));
        }
        String body = text + "\u00fc\r\n";
        if (body.lines().anyMatch(line -> line.length() > 998)) {
            return;
        }
        String converted = ascii("MIME-Version: 1.0\r\n\r\n" + body);
        assertThat(converted).matches(all -> all.chars().allMatch(c -> c < 128));
        assertThat(converted.lines()).allMatch(line -> line.length() <= 76);
        assertThat(leaves(converted)).containsExactly(body);
    }
}
