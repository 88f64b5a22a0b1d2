package org.mailherd.imap.junk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.mailherd.mailstore.message.MessageBody;
import org.mailherd.testsupport.CannedHttp;

class ScannerIT {

    /** RFC 9110 15.3.5 forbids that body, and Java's client refuses the answer for it. */
    @Test
    void rspamdsNoContentWithABodyIsAnEnd() throws IOException {
        assertThat(
                        answer(
                                """
                                HTTP/1.1 204 All learn conditions denied learning\r
                                Content-Type: application/json\r
                                Content-Length: 16\r
                                Connection: close\r
                                \r
                                {"error":"none"}\
                                """))
                .isEqualTo(new Scanner.Answer.Done(204));
    }

    @Test
    void anAnswerCutOffIsNone() throws IOException {
        assertThat(answer("HTTP/1.1 200 OK\r\nContent-Length: 16\r\n\r\n{"))
                .isInstanceOf(Scanner.Answer.Away.class);
    }

    private static Scanner.Answer answer(String octets) throws IOException {
        try (CannedHttp rspamd = CannedHttp.start(_ -> octets);
                Scanner scanner = new Scanner(rspamd.uri().toString(), "", Duration.ofMinutes(1))) {
            Scanner.Answer answer = scanner.teach(new Text(), true, "alice@alpha.test");
            assertThat(rspamd.requests()).containsExactly("/learnspam");
            return answer;
        }
    }

    /** A short message. */
    private record Text() implements MessageBody {
        private static final byte[] OCTETS =
                "Subject: buy\r\n\r\nnow\r\n".getBytes(StandardCharsets.US_ASCII);

        @Override
        public long size() {
            return OCTETS.length;
        }

        @Override
        public byte[] bytes() {
            return OCTETS.clone();
        }

        @Override
        public byte[] range(long offset, int length) {
            return Arrays.copyOfRange(OCTETS, (int) offset, (int) offset + length);
        }

        @Override
        public void writeTo(OutputStream out, long offset, long length) {
            try {
                out.write(OCTETS, (int) offset, (int) length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(OCTETS);
        }
    }
}
