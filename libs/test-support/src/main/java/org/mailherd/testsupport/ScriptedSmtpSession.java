package org.mailherd.testsupport;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.mailherd.testsupport.ScriptedSmtpServer.ReceivedMessage;

/** One connection to a {@link ScriptedSmtpServer}. */
final class ScriptedSmtpSession implements Runnable {

    static final String HANG_UP = "(hang up)";

    private final ScriptedSmtpServer server;
    private Socket socket;
    private InputStream in = InputStream.nullInputStream();
    private String helo = "";
    private String reversePath = "";
    private boolean encrypted;
    private boolean mailGiven;
    private final List<String> recipients = new ArrayList<>();
    private final ByteArrayOutputStream chunks = new ByteArrayOutputStream();

    ScriptedSmtpSession(ScriptedSmtpServer server, Socket socket) {
        this.server = server;
        this.socket = socket;
    }

    @Override
    public void run() {
        try {
            in = new BufferedInputStream(socket.getInputStream());
            if (server.implicitTls()) {
                startTls();
            }
            boolean open = say(server.replyTo("CONNECT", "220 sink.test ESMTP"));
            while (open) {
                byte[] line = readLine();
                if (line.length == 0) {
                    return;
                }
                open = serve(new String(line, StandardCharsets.UTF_8).stripTrailing());
            }
        } catch (IOException e) {
            // The client hung up: what it sent so far is recorded.
        } finally {
            closeQuietly();
        }
    }

    private boolean serve(String command) throws IOException {
        server.asked(command);
        String verb = command.split(" ", 2)[0].toUpperCase(Locale.ROOT);
        if (verb.equals("BDAT")) {
            return receiveChunk(command);
        }
        boolean goOn = say(server.replyTo(command, usual(verb)));
        return goOn && !verb.equals("QUIT") && follow(verb, command);
    }

    private String usual(String verb) {
        return switch (verb) {
            case "EHLO" -> ehlo();
            case "RCPT" -> mailGiven ? "250 2.1.5 ok" : "503 5.5.1 no sender";
            case "DATA" -> recipients.isEmpty() ? "554 5.5.1 no valid recipients" : "354 go ahead";
            case "QUIT" -> "221 2.0.0 bye";
            case "STARTTLS" -> server.tls() == null ? "502 5.5.1 not here" : "220 2.0.0 go ahead";
            default -> "250 2.0.0 ok";
        };
    }

    private String ehlo() {
        List<String> lines = new ArrayList<>(List.of("sink.test"));
        lines.addAll(server.extensions());
        if (server.tls() != null && !encrypted) {
            lines.add("STARTTLS");
        }
        StringBuilder reply = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            reply.append("250")
                    .append(i == lines.size() - 1 ? " " : "-")
                    .append(lines.get(i))
                    .append("\r\n");
        }
        return reply.toString().stripTrailing();
    }

    // The state moves only when the reply let it: lastReply is what say() sent.
    private String lastReply = "";

    private boolean follow(String verb, String command) throws IOException {
        boolean positive = lastReply.startsWith("2") || lastReply.startsWith("3");
        if (!positive) {
            return true;
        }
        switch (verb) {
            case "EHLO", "HELO" -> helo = rest(command, " ");
            case "MAIL" -> {
                reset();
                reversePath = rest(command, ":");
                mailGiven = true;
            }
            case "RCPT" -> recipients.add(rest(command, ":"));
            case "RSET" -> reset();
            case "STARTTLS" -> startTls();
            case "DATA" -> {
                return receive();
            }
            default -> {
                // NOOP, VRFY and the like change nothing.
            }
        }
        return true;
    }

    private boolean receive() throws IOException {
        byte[] content = readContent();
        return end(content, "250 2.0.0 taken");
    }

    /** Who hears that it was taken, finds it recorded. */
    private boolean end(byte[] content, String usual) throws IOException {
        String reply = server.replyTo("BODY", usual);
        if (reply.startsWith("2")) {
            server.accepted(new ReceivedMessage(helo, reversePath, recipients, content, encrypted));
        }
        reset();
        return say(reply);
    }

    private void reset() {
        mailGiven = false;
        recipients.clear();
        chunks.reset();
    }

    /** RFC 3030; announced as CHUNKING by the tests that want it. */
    private boolean receiveChunk(String command) throws IOException {
        String[] words = command.split(" ");
        chunks.write(in.readNBytes(Integer.parseInt(words[1])));
        boolean last = words.length > 2;
        if (recipients.isEmpty()) {
            chunks.reset();
            return say(server.replyTo("BDAT", "554 5.5.1 no valid recipients"));
        }
        if (last) {
            return end(chunks.toByteArray(), "250 2.0.0 octets taken");
        }
        return say(server.replyTo("BDAT", "250 2.0.0 octets taken"));
    }

    private byte[] readContent() throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        while (true) {
            byte[] line = readLine();
            if (line.length == 0) {
                throw new IOException("ended within a message");
            }
            if (line.length == 3 && line[0] == '.' && line[1] == '\r') {
                return content.toByteArray();
            }
            int start = line[0] == '.' ? 1 : 0;
            content.write(line, start, line.length - start);
        }
    }

    private void startTls() throws IOException {
        SSLContext context = server.tls();
        if (context != null) {
            SSLSocket secure =
                    (SSLSocket)
                            context.getSocketFactory()
                                    .createSocket(socket, null, socket.getPort(), true);
            secure.setUseClientMode(false);
            secure.startHandshake();
            socket = secure;
            in = new BufferedInputStream(secure.getInputStream());
            encrypted = true;
        }
    }

    /** The bytes up to and with the next LF; none at the end of the stream. */
    private byte[] readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next;
        while ((next = in.read()) >= 0) {
            line.write(next);
            if (next == '\n') {
                break;
            }
        }
        return line.toByteArray();
    }

    private boolean say(String reply) throws IOException {
        lastReply = reply;
        if (reply.equals(HANG_UP)) {
            return false;
        }
        socket.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        return true;
    }

    private void closeQuietly() {
        try {
            socket.close();
        } catch (IOException e) {
            // Nothing is left to lose.
        }
    }

    private static String rest(String command, String separator) {
        int at = command.indexOf(separator);
        return at < 0 ? "" : command.substring(at + 1).strip();
    }
}
