package org.mailherd.bench;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client that sends small messages over one connection and believes only a 250. */
final class SoakSession implements Closeable {
    private static final int ANSWER_MILLIS = 60_000;
    private static final String LINE = "The quick brown fox jumps over the lazy dog once more.\r\n";

    private final Socket socket;
    private final BufferedReader in;
    private final OutputStream out;

    private SoakSession(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(ANSWER_MILLIS);
        in =
                new BufferedReader(
                        new InputStreamReader(
                                socket.getInputStream(), StandardCharsets.ISO_8859_1));
        out = socket.getOutputStream();
    }

    static SoakSession connect(int port) throws IOException {
        SoakSession session = new SoakSession(new Socket("127.0.0.1", port));
        try {
            session.reply();
            session.say("EHLO soak.test\r\n");
            return session;
        } catch (IOException e) {
            session.close();
            throw e;
        }
    }

    /**
     * Sends one message.
     *
     * @return whether it was answered with 250; a 4xx is not
     * @throws IOException when the connection ended before an answer
     */
    boolean send(String id) throws IOException {
        if (!say("MAIL FROM:<soak@example.com>\r\n")
                || !say("RCPT TO:<alice@alpha.test>\r\n")
                || !say("DATA\r\n")) {
            say("RSET\r\n");
            return false;
        }
        return say(
                "From: <soak@example.com>\r\nSubject: "
                        + id
                        + "\r\n\r\n"
                        + LINE.repeat(30)
                        + ".\r\n");
    }

    private boolean say(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        return reply();
    }

    private boolean reply() throws IOException {
        String line = in.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            line = in.readLine();
        }
        if (line == null) {
            throw new IOException("the server is gone");
        }
        return line.charAt(0) == '2' || line.charAt(0) == '3';
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
