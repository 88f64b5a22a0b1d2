package org.mailherd.tests.client;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An IMAP client that reads literals octet by octet. */
public final class ImapClient implements Closeable {

    private static final Pattern LITERAL = Pattern.compile("\\{(\\d+)}$");
    private static final Pattern EXISTS = Pattern.compile("\\* (\\d+) EXISTS");

    private final LineSocket wire;
    private int tag;

    private ImapClient(LineSocket wire) {
        this.wire = wire;
    }

    /** Connects to the TLS port and logs in. */
    public static ImapClient login(int port, String user, String password) throws IOException {
        LineSocket wire = LineSocket.open(port);
        wire.startTls();
        wire.readLine();
        ImapClient client = new ImapClient(wire);
        client.command("LOGIN \"" + user + "\" \"" + password + "\"");
        return client;
    }

    /** Opens a folder and tells how many messages it has. */
    public int select(String folder) throws IOException {
        String answer = command("SELECT \"" + folder + "\"").text();
        Matcher exists = EXISTS.matcher(answer);
        if (!exists.find()) {
            throw new IOException("no EXISTS in: " + answer);
        }
        return Integer.parseInt(exists.group(1));
    }

    /** The whole message as stored, octet by octet. */
    public byte[] message(int number) throws IOException {
        return command("FETCH " + number + " BODY.PEEK[]").literals().getFirst();
    }

    /**
     * That header field of every message of the open folder, one entry a message, still folded as
     * stored.
     */
    public List<String> headers(String field) throws IOException {
        return command("FETCH 1:* BODY.PEEK[HEADER.FIELDS (" + field + ")]").literals().stream()
                .map(literal -> new String(literal, StandardCharsets.UTF_8).strip())
                .toList();
    }

    public void append(String folder, byte[] message) throws IOException {
        String name = nextTag();
        wire.writeLine(name + " APPEND \"" + folder + "\" {" + message.length + "}");
        wire.readLine();
        wire.write(message);
        wire.writeLine("");
        answer(name);
    }

    /**
     * Sends a command and reads to its tagged answer.
     *
     * @throws IOException unless that is OK
     */
    public Answer command(String command) throws IOException {
        String name = nextTag();
        wire.writeLine(name + " " + command);
        return answer(name);
    }

    @Override
    public void close() throws IOException {
        wire.close();
    }

    private String nextTag() {
        tag++;
        return "a" + tag;
    }

    private Answer answer(String name) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        List<byte[]> literals = new ArrayList<>();
        while (true) {
            String line = wire.readLine();
            text.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
            Matcher literal = LITERAL.matcher(line);
            if (literal.find()) {
                literals.add(wire.read(Integer.parseInt(literal.group(1))));
            } else if (line.startsWith(name + " ")) {
                if (!line.startsWith(name + " OK")) {
                    throw new IOException("the server said: " + line);
                }
                return new Answer(text.toString(StandardCharsets.UTF_8), literals);
            }
        }
    }

    /**
     * Everything up to the tagged line.
     *
     * @param text the lines, without the literals' content
     * @param literals in the order they came
     */
    public record Answer(String text, List<byte[]> literals) {}
}
