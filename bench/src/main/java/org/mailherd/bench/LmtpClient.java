package org.mailherd.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * The least LMTP client (RFC 2033): one message for one recipient, many times on one connection.
 */
final class LmtpClient implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader in;
    private final OutputStream out;

    /** To the port after the IMAP port of the server. */
    LmtpClient(Endpoint server) throws IOException {
        socket = new Socket(server.host(), server.port() + 1);
        socket.setTcpNoDelay(true);
        in =
                new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        out = socket.getOutputStream();
        answer();
        command("LHLO bench.test");
    }

    /** Without pipelining, so that every server answers as often. */
    void deliver(String recipient, byte[] message) throws IOException {
        command("MAIL FROM:<load@example.com>");
        command("RCPT TO:<" + recipient + ">");
        command("DATA");
        out.write(message);
        command(".");
    }

    private void command(String text) throws IOException {
        out.write((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
        answer();
    }

    private void answer() throws IOException {
        String line;
        do {
            line = in.readLine();
            if (line == null || line.charAt(0) > '3') {
                throw new IOException("refused: " + line);
            }
        } while (line.charAt(3) == '-');
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
