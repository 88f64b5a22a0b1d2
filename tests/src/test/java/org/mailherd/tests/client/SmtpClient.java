package org.mailherd.tests.client;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** An SMTP client that hands back each reply as it came. */
public final class SmtpClient implements Closeable {

    private final LineSocket wire;

    private SmtpClient(LineSocket wire) {
        this.wire = wire;
    }

    /** Connects, reads the greeting and says EHLO. */
    public static SmtpClient connect(int port) throws IOException {
        SmtpClient client = new SmtpClient(LineSocket.open(port));
        client.reply();
        client.ehlo();
        return client;
    }

    /**
     * Connects to a submission port, turns to TLS and logs in; an IOException tells the refusal.
     */
    public static SmtpClient submit(int port, String user, String password) throws IOException {
        SmtpClient client = connect(port);
        client.expect("220", "STARTTLS");
        client.wire.startTls();
        client.ehlo();
        String secret = "\0" + user + "\0" + password;
        client.expect(
                "235",
                "AUTH PLAIN "
                        + Base64.getEncoder()
                                .encodeToString(secret.getBytes(StandardCharsets.UTF_8)));
        return client;
    }

    /** Sends one line and reads the whole reply; the lines of a long reply are parted by LF. */
    public String command(String line) throws IOException {
        wire.writeLine(line);
        return reply();
    }

    /**
     * Sends a message in one go.
     *
     * @param content CRLF lines, not yet dot-stuffed
     * @return the reply to the end of the message
     * @throws IOException with the reply, when the server refuses before that
     */
    public String send(String sender, String recipient, byte[] content) throws IOException {
        expect("250", "MAIL FROM:<" + sender + "> BODY=8BITMIME");
        expect("250", "RCPT TO:<" + recipient + ">");
        expect("354", "DATA");
        wire.write(stuffed(content));
        return reply();
    }

    @Override
    public void close() throws IOException {
        wire.close();
    }

    private void ehlo() throws IOException {
        expect("250", "EHLO client.test");
    }

    private void expect(String code, String line) throws IOException {
        String reply = command(line);
        if (!reply.startsWith(code)) {
            throw new IOException("to " + line.split(" ", 2)[0] + " the server said: " + reply);
        }
    }

    private String reply() throws IOException {
        StringBuilder reply = new StringBuilder();
        String line = wire.readLine();
        while (line.length() > 3 && line.charAt(3) == '-') {
            reply.append(line).append('\n');
            line = wire.readLine();
        }
        return reply.append(line).toString();
    }

    private static byte[] stuffed(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(content.length + 10);
        boolean lineBegins = true;
        for (byte octet : content) {
            if (lineBegins && octet == '.') {
                out.write('.');
            }
            out.write(octet);
            lineBegins = octet == '\n';
        }
        out.writeBytes(".\r\n".getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }
}
