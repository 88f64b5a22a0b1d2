package org.mailherd.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SpamAssassin's spamd, which must allow TELL. */
final class SpamdFilter implements SpamFilter {
    private static final Pattern SPAM =
            Pattern.compile("Spam: (True|False) ; (-?[0-9.]+) / -?[0-9.]+");

    private final int port;

    SpamdFilter(int port) {
        this.port = port;
    }

    @Override
    public boolean learn(byte[] message, boolean spam) throws IOException {
        String answer =
                ask(
                        "TELL SPAMC/1.5\r\nMessage-class: "
                                + (spam ? "spam" : "ham")
                                + "\r\nSet: local\r\n",
                        message);
        if (!answer.contains(" 0 EX_OK")) {
            throw new IOException("lesson: " + answer);
        }
        return answer.contains("DidSet");
    }

    @Override
    public Opinion check(byte[] message) throws IOException {
        String answer = ask("CHECK SPAMC/1.5\r\n", message);
        Matcher spam = SPAM.matcher(answer);
        if (!spam.find()) {
            throw new IOException("check: " + answer);
        }
        return new Opinion(Double.parseDouble(spam.group(2)), spam.group(1).equals("True"));
    }

    private String ask(String head, byte[] message) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            OutputStream out = socket.getOutputStream();
            String length = "Content-length: " + message.length + "\r\n\r\n";
            out.write((head + length).getBytes(StandardCharsets.US_ASCII));
            out.write(message);
            out.flush();
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
