package org.mailherd.antispam.clamd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailherd.antispam.clamd.ClamdProperties.WhenDown;
import org.mailherd.antispam.inquiry.HoldUpException;
import org.mailherd.antispam.scan.Mails;
import org.mailherd.antispam.scan.Scans;
import org.springframework.util.unit.DataSize;

/** What happens when clamd is not as it should be. */
class VirusInquiryTest {

    private static final String MAIL = Mails.text("Hello");

    @Test
    void mailWaitsWhileClamdIsDownAndTheOperatorWantsIt() {
        assertThatThrownBy(() -> judge(inquiry(closedPort(), WhenDown.DEFER)))
                .hasCauseInstanceOf(HoldUpException.class);
    }

    @Test
    void mailIsMarkedWhileClamdIsDownAndTheOperatorWantsThat() {
        assertThat(judge(inquiry(closedPort(), WhenDown.ACCEPT))).contains("CLAM_VIRUS_FAIL");
    }

    @Test
    void silentClamdIsGivenUp() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String address = "127.0.0.1:" + silent.getLocalPort();
            assertThat(judge(inquiry(address, WhenDown.ACCEPT))).contains("CLAM_VIRUS_FAIL");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1: INSTREAM: lstat() failed. ERROR\0",
                "nonsense\n",
                "",
            })
    void badAnswersCountAsNone(String answer) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answer(server, answer));
            String address = "127.0.0.1:" + server.getLocalPort();
            assertThat(judge(inquiry(address, WhenDown.ACCEPT))).contains("CLAM_VIRUS_FAIL");
        }
    }

    @Test
    void endlessAnswerIsCutOff() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answer(server, "x".repeat(100_000)));
            String address = "127.0.0.1:" + server.getLocalPort();
            assertThat(judge(inquiry(address, WhenDown.ACCEPT))).contains("CLAM_VIRUS_FAIL");
        }
    }

    /** It answers, but after the time that a message has. */
    @Test
    void slowClamdIsGivenUp() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> drip(server));
            String address = "127.0.0.1:" + server.getLocalPort();
            assertThat(judge(inquiry(address, WhenDown.ACCEPT))).contains("CLAM_VIRUS_FAIL");
        }
    }

    @Test
    void clamdThatHangsUpInTheMiddleCountsAsDown() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> cut(server));
            String address = "127.0.0.1:" + server.getLocalPort();
            VirusInquiry inquiry = inquiry(address, WhenDown.ACCEPT);
            String large = Mails.attached("a.bin", "text/x", new byte[600_000]);
            assertThat(Scans.symbols(new Scans().inquiries(inquiry).judge(large)))
                    .contains("CLAM_VIRUS_FAIL");
        }
    }

    @Test
    void limitsOfClamdAreNoVirus() {
        assertThat(Reply.parse("1: stream: Heuristics.Limits.Exceeded.MaxRecursion FOUND"))
                .isEqualTo(new Reply.Beyond("Heuristics.Limits.Exceeded.MaxRecursion"));
    }

    @Test
    void namesOfSignaturesAreRead() {
        assertThat(Reply.parse("2: stream: Win.Test.EICAR_HDB-1 FOUND"))
                .isEqualTo(new Reply.Found("Win.Test.EICAR_HDB-1"));
        assertThat(Reply.parse("stream: OK")).isEqualTo(new Reply.Clean());
        assertThat(Reply.parse("INSTREAM size limit exceeded. ERROR"))
                .isEqualTo(new Reply.TooLarge());
    }

    @Test
    void addressesAreChecked() {
        assertThat(ClamdAddress.parse(" ")).isEmpty();
        assertThat(ClamdAddress.parse("clamd:3310")).contains(new ClamdAddress.Host("clamd", 3310));
        assertThatThrownBy(() -> ClamdAddress.parse("clamd")).hasMessageContaining("HOST:PORT");
    }

    static VirusInquiry inquiry(String address, WhenDown whenDown) {
        ClamdProperties settings =
                new ClamdProperties(
                        address,
                        whenDown,
                        DataSize.ofMegabytes(24),
                        Duration.ofSeconds(whenDown == WhenDown.DEFER ? 60 : 2),
                        4);
        return new VirusInquiry(ClamdAddress.parse(address).orElseThrow(), settings);
    }

    private static List<String> judge(VirusInquiry inquiry) {
        return Scans.symbols(new Scans().inquiries(inquiry).judge(MAIL));
    }

    private static String closedPort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "127.0.0.1:" + socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An octet of an answer now and then, without an end. */
    private static void drip(ServerSocket server) {
        try (Socket client = server.accept()) {
            client.setSoTimeout(200);
            byte[] some = new byte[1 << 16];
            for (int count = 0; count >= 0; ) {
                try {
                    count = client.getInputStream().read(some);
                } catch (SocketTimeoutException _) {
                    client.getOutputStream().write(' ');
                }
            }
        } catch (IOException _) {
            // the client has gone
        }
    }

    private static void cut(ServerSocket server) {
        try (Socket client = server.accept()) {
            client.getInputStream().readNBytes(1000);
        } catch (IOException _) {
            // the client has gone
        }
    }

    /** After the empty piece that ends the stream. */
    private static void answer(ServerSocket server, String answer) {
        try (Socket client = server.accept()) {
            InputStream in = client.getInputStream();
            int zeros = 0;
            while (zeros < 4) {
                int octet = in.read();
                if (octet < 0) {
                    return;
                }
                zeros = octet == 0 ? zeros + 1 : 0;
            }
            client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException _) {
            // the client has gone
        }
    }
}
