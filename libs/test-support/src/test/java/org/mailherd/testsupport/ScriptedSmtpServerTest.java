package org.mailherd.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ScriptedSmtpServerTest {

    private static final String TALK =
            """
            EHLO client.test
            MAIL FROM:<a@b.test>
            RCPT TO:<c@d.test>
            RCPT TO:<e@f.test>
            DATA
            Subject: x

            ..dot
            .
            QUIT
            """;

    @Test
    void recordsAMessageWithoutItsStuffing() throws IOException {
        try (ScriptedSmtpServer server = ScriptedSmtpServer.start()) {
            assertThat(talk(server)).contains("250 2.0.0 taken").endsWith("221 2.0.0 bye\r\n");
            ScriptedSmtpServer.ReceivedMessage message = server.messages().getFirst();
            assertThat(message.helo()).isEqualTo("client.test");
            assertThat(message.reversePath()).isEqualTo("<a@b.test>");
            assertThat(message.recipients()).containsExactly("<c@d.test>", "<e@f.test>");
            assertThat(new String(message.content(), StandardCharsets.US_ASCII))
                    .isEqualTo("Subject: x\r\n\r\n.dot\r\n");
        }
    }

    @Test
    void saysWhatIsScriptedOnceAndThenAccepts() throws IOException {
        try (ScriptedSmtpServer server =
                ScriptedSmtpServer.start().reply("rcpt", "452 4.2.2 full")) {
            assertThat(talk(server)).contains("452 4.2.2 full");
            assertThat(server.messages().getFirst().recipients()).containsExactly("<e@f.test>");
        }
    }

    @Test
    void hangsUpWhereItIsTold() throws IOException {
        try (ScriptedSmtpServer server = ScriptedSmtpServer.start().hangUpAt("DATA")) {
            assertThat(talk(server)).doesNotContain("354");
            assertThat(server.messages()).isEmpty();
        }
    }

    private static String talk(ScriptedSmtpServer server) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.getOutputStream()
                    .write(TALK.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        } catch (java.net.SocketException e) {
            return "(reset)";
        }
    }
}
