package org.mailherd.smtp.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mailherd.smtp.convert.Samples.convert;
import static org.mailherd.smtp.convert.Samples.leaves;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 3030 3: what a server without BINARYMIME gets means the same. */
class ConversionTest {
    private static final String BINARY = "a\nb\rc\0\n\r\0\u00ff--x\r\n--x\r";
    private static final String MIXED = "Content-Type: multipart/mixed; boundary=\"=o\"\r\n";

    @Test
    void aBodyOfBareOctetsBecomesBase64AndIsMime() throws Exception {
        String converted = convert("Subject: bin\r\n\r\n" + BINARY);
        assertThat(converted)
                .startsWith(
                        "Subject: bin\r\nMIME-Version: 1.0\r\nContent-Transfer-Encoding: base64\r\n\r\n");
        assertThat(leaves(converted)).containsExactly(BINARY);
    }

    @Test
    void theEncodingIsReplacedWhereItStood() throws Exception {
        String converted =
                convert(
                        "MIME-Version: 1.0\r\nContent-transfer-encoding:\r\n BINARY (8 bits)\r\nX: y\r\n\r\n\0");
        assertThat(converted)
                .isEqualTo(
                        "MIME-Version: 1.0\r\nContent-Transfer-Encoding: base64\r\nX: y\r\n\r\nAA==");
    }

    @Test
    void onlyPartsThatNeedItChange() throws Exception {
        String before = "Mime-version: 1.0\r\n" + MIXED;
        String start = "\r\npreamble\r\n--=o \t\r\nX-A:  b\r\n\r\nt\u00e4xt\r\n--=o\r\n";
        String rest = "\r\n--=o\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n--=o--\r\nend";
        String converted =
                convert(
                        before
                                + "Content-Transfer-Encoding: binary\r\n"
                                + start
                                + "Content-Type: image/png\r\n\r\n\0"
                                + rest);
        assertThat(converted)
                .isEqualTo(
                        before
                                + "Content-Transfer-Encoding: 8bit\r\n"
                                + start
                                + "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAA=="
                                + rest);
    }

    @Test
    void multipartsAndMessagesAreDescendedInto() throws Exception {
        String message =
                MIXED
                        + "\r\n--=o\r\nContent-Type: message/rfc822\r\nContent-Transfer-Encoding: binary\r\n\r\n"
                        + "Subject: inner\r\nMIME-Version: 1.0\r\nContent-Type: multipart/digest; boundary==i\r\n"
                        + "\r\n--=i\r\n\r\nSubject: digested\r\n\r\n"
                        + BINARY
                        + "\r\n--=i\r\nContent-Type: text/plain\r\n\r\n"
                        + "text\nof unix\r\n--=i--\r\n--=o\r\n\r\nlast\r\n--=o--\r\n";
        String converted = convert(message);
        assertThat(converted)
                .contains("Content-Transfer-Encoding: 8bit\r\n\r\nSubject: inner\r\n")
                .contains(
                        "Subject: digested\r\nMIME-Version: 1.0\r\nContent-Transfer-Encoding: base64\r\n\r\n");
        assertThat(leaves(converted)).containsExactly(BINARY, "text\nof unix", "last");
    }

    @Test
    void emptyPartsStayEmpty() throws Exception {
        String message =
                MIXED
                        + "\r\n--=o\r\nContent-Transfer-Encoding: binary\r\n\r\n--=o\r\n\r\n\r\n"
                        + "--=o\r\nContent-Transfer-Encoding: binary\r\n--=o--";
        String converted = convert(message);
        assertThat(converted)
                .isEqualTo(
                        MIXED
                                + "\r\n--=o\r\nContent-Transfer-Encoding: base64\r\n\r\n--=o\r\n\r\n\r\n"
                                + "--=o\r\nContent-Transfer-Encoding: 8bit\r\n--=o--");
        assertThat(convert("")).isEmpty();
    }

    @Test
    void aMissingFinalBoundaryEndsWithTheMessageOrAnOuterOne() throws Exception {
        String message =
                MIXED
                        + "\r\n--=o\r\nContent-Type: multipart/mixed; boundary==i\r\n\r\n--=i\r\n\r\n\0one"
                        + "\r\n--=o\r\n\r\ntwo\0";
        assertThat(leaves(convert(message))).containsExactly("\0one", "two\0");
    }

    @Test
    void longLinesAndAnOpenEndAreKeptToo() throws Exception {
        String line = "x".repeat(999) + "\r\n";
        assertThat(leaves(convert("\r\n" + line))).containsExactly(line);
        assertThat(leaves(convert("\r\nno end"))).containsExactly("no end");
        String fits = "\r\n" + "x".repeat(998) + "\r\n";
        assertThat(convert(fits)).isEqualTo(fits);
    }

    @Test
    void aLineThatOnlyBeginsLikeADelimiterIsContent() throws Exception {
        String body = "\0\r\n--=ox\r\n--=o\n\r\n--=o --\r\n--=o\0\r\n --=o\r\n-=o";
        String message = MIXED + "\r\n--=o\r\n\r\n" + body + "\r\n--=o--\r\n";
        String encoded = Base64.getMimeEncoder().encodeToString(Samples.octets(body));
        assertThat(convert(message)).contains("\r\n\r\n" + encoded + "\r\n--=o--\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Subject: a\nb\r\n\r\n",
                "no field\r\n\r\n\0",
                " fold\r\n\r\n\0",
                "Content-Transfer-Encoding: 7bit\r\ncontent-transfer-encoding: binary\r\n\r\n\0",
                "Content-Type: a/b\r\nContent-Type: c/d\r\n\r\n\0",
                "Content-Transfer-Encoding: quoted-printable\r\n\r\na=\nb",
                "Content-Transfer-Encoding: base64\r\n\r\nAA\n==",
                "Content-Transfer-Encoding: x-own\r\n\r\n\0",
                "Content-Type: message/partial\r\n\r\n\0",
                "Content-Type: multipart/mixed\r\n\r\n\0",
                "Content-Type: multipart/mixed; boundary=a; boundary=b\r\n\r\n",
                "Content-Type: multipart/mixed; boundary=a\r\n\r\n\n--a\r\n",
                "Content-Type: multipart/mixed; boundary=a\r\n\r\n--a--\r\n\n--a\r\n",
                "Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\nContent-Type: multipart/x; boundary=a\r\n\r\n"
            })
    void brokenMimeIsNotGuessedAt(String message) {
        assertThatThrownBy(() -> convert(message)).isInstanceOf(UnconvertibleException.class);
    }

    @Test
    void partsWithoutEndAreNotFollowed() {
        String deep = "Content-Type: message/rfc822\r\n\r\n".repeat(31);
        assertThatThrownBy(() -> convert(deep)).hasMessageContaining("deeper than 30");
        String many = MIXED + "\r\n" + "--=o\r\n\r\n\0\r\n".repeat(1001);
        assertThatThrownBy(() -> convert(many)).hasMessageContaining("more than 1000 parts");
        String wide = "Content-Type: a/b;\r\n" + " x=y;\r\n".repeat(3000) + "\r\n\0";
        assertThatThrownBy(() -> convert(wide)).hasMessageContaining("too long");
    }

    @Test
    void aMessageThatShrankIsNotSent() throws Exception {
        byte[] octets = Samples.octets("\r\n\0\0\0\0");
        Conversion conversion = Conversion.of(new ByteArrayInputStream(octets), Reach.LINES);
        try (InputStream shorter = conversion.open(new ByteArrayInputStream(octets, 0, 4))) {
            assertThatThrownBy(shorter::readAllBytes).isInstanceOf(EOFException.class);
        }
    }

    /** Four times the usual limit, in one line: counted and passed on, never held. */
    @Test
    void aHugePartStreams() throws Exception {
        long size = 400L << 20;
        Conversion conversion = Conversion.of(hugePart(size), Reach.LINES);
        long lines = (size + 56) / 57;
        String header = "MIME-Version: 1.0\r\nContent-Transfer-Encoding: base64\r\n\r\n";
        assertThat(conversion.size())
                .isEqualTo(header.length() + (size + 2) / 3 * 4 + 2 * (lines - 1) + 2);
        try (InputStream converted = conversion.open(hugePart(size))) {
            assertThat(converted.transferTo(OutputStream.nullOutputStream()))
                    .isEqualTo(conversion.size() - 2);
        }
    }

    /** An empty header section and a body of NUL. */
    private static InputStream hugePart(long size) {
        return new SequenceInputStream(
                new ByteArrayInputStream(Samples.octets("\r\n")), new Zeros(size));
    }

    /** As many NULs as asked for, without holding them. */
    private static final class Zeros extends InputStream {
        private long left;

        Zeros(long size) {
            left = size;
        }

        @Override
        public int read() {
            if (left == 0) {
                return -1;
            }
            left--;
            return 0;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            int count = (int) Math.min(left, length);
            Arrays.fill(into, offset, offset + count, (byte) 0);
            left -= count;
            return count == 0 ? -1 : count;
        }
    }
}
