package org.mailherd.imap.delivery;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.mailherd.imap.TestImap;

/** Says a whole session at once and returns what came back. */
public final class LmtpClient {
    private LmtpClient() {}

    public static List<String> session(TestImap service, String text) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", service.port("lmtpServer"))) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.asList(all.split("\r\n"));
        }
    }

    /** Delivers a message; the replies after its end, without that to QUIT. */
    public static List<String> deliver(
            TestImap service, String from, String message, String... recipients)
            throws IOException {
        StringBuilder text = new StringBuilder("LHLO t\r\nMAIL FROM:<" + from + ">\r\n");
        for (String recipient : recipients) {
            text.append("RCPT TO:<").append(recipient).append(">\r\n");
        }
        String octets = message.replace("\r\n", "\n").replace("\n", "\r\n");
        List<String> replies = session(service, text + "DATA\r\n" + octets + "\r\n.\r\nQUIT\r\n");
        int data = replies.indexOf("354 End data with <CR><LF>.<CR><LF>");
        return replies.subList(data + 1, replies.size() - 1);
    }
}
