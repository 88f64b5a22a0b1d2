package org.mailherd.imap.lmtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailherd.platform.net.Wire;

class DataStreamTest {
    private static String read(String sent, String expectedRest) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
                Wire wire = new Wire(server.accept())) {
            client.getOutputStream().write(sent.getBytes(StandardCharsets.ISO_8859_1));
            client.shutdownOutput();
            String message =
                    new String(new DataStream(wire).readAllBytes(), StandardCharsets.ISO_8859_1);
            byte[] rest = new byte[1000];
            int length = wire.readLine(rest);
            assertThat(new String(rest, 0, Math.max(0, length), StandardCharsets.ISO_8859_1))
                    .isEqualTo(expectedRest);
            return message;
        }
    }

    @Test
    void endsAtTheDotAndLeavesWhatIsPipelined() throws IOException {
        assertThat(read("a\r\n..b\r\n.c\r\n\r\n.\r\nRSET\r\n", "RSET\r\n"))
                .isEqualTo("a\r\n.b\r\nc\r\n\r\n");
        assertThat(read(".\r\nQUIT\r\n", "QUIT\r\n")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n.\n",
                "\r\n.\n",
                "\n.\r\n",
                "\r.\r",
                "\r\n.\r\r\n",
                "\r.\r\n",
                "\r\n\0.\r\n"
            })
    void cve202351747SmugglingEndsNothing(String almost) throws IOException {
        String message = read("a" + almost + "MAIL FROM:<x@y>\r\n.\r\n", "");
        assertThat(message)
                .startsWith("a" + almost.substring(0, 1))
                .endsWith("MAIL FROM:<x@y>\r\n");
    }

    @Test
    void linesLongerThanItsBufferComeThrough() throws IOException {
        String line = "x".repeat(16 * 1024 - 1) + "\r\n";
        assertThat(read(line + "..\r\n" + line + ".\r\n", "")).isEqualTo(line + ".\r\n" + line);
        String dots = ".".repeat(50_000);
        assertThat(read("." + dots + "\r\n.\r\n", "")).isEqualTo(dots + "\r\n");
    }
}
