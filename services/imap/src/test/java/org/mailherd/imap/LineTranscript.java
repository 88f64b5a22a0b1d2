package org.mailherd.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Conversations in lines with one of the servers beside IMAP, as a text file. {@code @} names the
 * bean of the listener and begins the next one, {@code M:} is a message in INBOX before it ({@code
 * Subject:} begins another), {@code C:} is sent, {@code S:} must be received, where {@code
 * <<regex>>} stands for what matches it; {@code T} goes on under TLS. {@code {{address}}} and
 * {@code {{addressB}}} are mailboxes, {@code {{addressFull}}} one that is full, {@code {{plain}}}
 * and {@code {{plainB}}} what SASL PLAIN says for them, {@code {{wrong}}} that with another
 * password.
 */
final class LineTranscript {
    private final TestImap service;
    private final Map<String, String> names = new LinkedHashMap<>();
    private final StringBuilder messages = new StringBuilder();
    private String listener = "";
    private @Nullable Socket socket;
    private @Nullable BufferedReader in;

    private LineTranscript(TestImap service) {
        this.service = service;
        String address = service.newMailbox();
        String other = service.newMailbox();
        String plain = plain(address, TestImap.PASSWORD);
        names.put("{{address}}", address);
        names.put("{{addressB}}", other);
        names.put("{{addressFull}}", full());
        names.put("{{plain}}", plain);
        names.put("{{plainB}}", plain(other, TestImap.PASSWORD));
        names.put("{{plainlength}}", String.valueOf(plain.length()));
        names.put("{{wrong}}", plain(address, "wrong"));
    }

    static void play(TestImap service, Path file) throws IOException {
        LineTranscript transcript = new LineTranscript(service);
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        for (int i = 0; i < lines.size(); i++) {
            transcript.play(lines.get(i), file.getFileName() + ":" + (i + 1));
        }
        transcript.connection().close();
    }

    /** Its domain lets senders try again. */
    private String full() {
        String address = service.newMailbox();
        JdbcClient jdbc = service.bean(JdbcClient.class);
        jdbc.sql("UPDATE domain SET quota_full = 'defer'").update();
        jdbc.sql("UPDATE mailbox SET quota = 10 WHERE username = ?").param(address).update();
        return address;
    }

    private static String plain(String user, String password) {
        byte[] octets = ("\0" + user + "\0" + password).getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(octets);
    }

    private void play(String line, String place) throws IOException {
        String content = line.length() > 3 ? filled(line.substring(3)) : "";
        switch (line.isEmpty() ? '#' : line.charAt(0)) {
            case '#' -> {}
            case '@' -> begin(line.substring(2));
            case 'T' -> use(TlsClient.secured(connection()));
            case 'M' -> messages.append(content).append("\r\n");
            case 'C' -> {
                byte[] octets = (content + "\r\n").getBytes(StandardCharsets.UTF_8);
                connection().getOutputStream().write(octets);
            }
            case 'S' -> receive(content, place);
            default -> throw new AssertionError(place + ": " + line);
        }
    }

    private void begin(String bean) throws IOException {
        Socket open = socket;
        if (open != null) {
            open.close();
        }
        socket = null;
        listener = bean;
    }

    private void receive(String expected, String place) throws IOException {
        connection();
        BufferedReader reader = in;
        assertThat(reader).isNotNull();
        assertThat(reader.readLine()).as(place).matches(Transcript.regex(expected));
    }

    private Socket connection() throws IOException {
        Socket open = socket;
        if (open == null) {
            fill();
            open = new Socket("127.0.0.1", service.port(listener));
            use(open);
        }
        return open;
    }

    private void use(Socket connected) throws IOException {
        connected.setSoTimeout(60_000);
        socket = connected;
        in =
                new BufferedReader(
                        new InputStreamReader(connected.getInputStream(), StandardCharsets.UTF_8));
    }

    private void fill() throws IOException {
        if (messages.isEmpty()) {
            return;
        }
        try (ImapClient client = ImapClient.login(service, filled("{{address}}"))) {
            for (String message : messages.toString().split("(?=Subject: )")) {
                assertThat(client.append("INBOX", "", message)).contains(" OK ");
            }
        }
        messages.setLength(0);
    }

    private String filled(String content) {
        String filled = content;
        for (Map.Entry<String, String> name : names.entrySet()) {
            filled = filled.replace(name.getKey(), name.getValue());
        }
        return filled;
    }
}
