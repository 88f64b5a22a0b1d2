package org.mailherd.imap.managesieve;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailherd.imap.TestImap;

/** A ManageSieve client that sends what it is told and reads whole answers. */
public final class SieveClient implements AutoCloseable {
    private static final Pattern LITERAL = Pattern.compile("\\{(\\d+)}$");
    private static final Pattern END = Pattern.compile("(OK|NO|BYE)([ \\r].*)?", Pattern.DOTALL);

    private final Socket socket;
    private final InputStream in;

    public SieveClient(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        socket.setSoTimeout(20_000);
    }

    /** Connected, with the greeting read. */
    public static SieveClient connect(TestImap service) throws IOException {
        SieveClient client =
                new SieveClient(new Socket("127.0.0.1", service.port("manageSieveServer")));
        client.answer();
        return client;
    }

    public static SieveClient login(TestImap service, String user) throws IOException {
        SieveClient client = connect(service);
        client.ok("AUTHENTICATE \"PLAIN\" \"" + plain(user, TestImap.PASSWORD) + "\"");
        return client;
    }

    static String plain(String user, String password) {
        return Base64.getEncoder()
                .encodeToString(("\0" + user + "\0" + password).getBytes(StandardCharsets.UTF_8));
    }

    public void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A command's whole answer. */
    public String command(String command) throws IOException {
        send(command + "\r\n");
        return answer();
    }

    public String ok(String command) throws IOException {
        String answer = command(command);
        if (!answer.contains("OK")) {
            throw new AssertionError(command + " -> " + answer);
        }
        return answer;
    }

    /** A literal. */
    public static String literal(String text) {
        return "{" + text.getBytes(StandardCharsets.UTF_8).length + "+}\r\n" + text;
    }

    /** Puts a script and makes it the active one. */
    public void activate(String name, String script) throws IOException {
        ok("PUTSCRIPT \"" + name + "\" " + literal(script));
        ok("SETACTIVE \"" + name + "\"");
    }

    public String answer() throws IOException {
        StringBuilder all = new StringBuilder();
        String line;
        do {
            line = response();
            all.append(line).append('\n');
        } while (!END.matcher(line).matches());
        return all.toString().strip();
    }

    private String response() throws IOException {
        StringBuilder response = new StringBuilder(line());
        Matcher literal;
        while ((literal = LITERAL.matcher(response)).find()) {
            byte[] octets = in.readNBytes(Integer.parseInt(literal.group(1)));
            response.append("\r\n").append(new String(octets, StandardCharsets.UTF_8));
            response.append(line());
        }
        return response.toString();
    }

    String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int octet;
        while ((octet = in.read()) != '\n') {
            if (octet < 0) {
                throw new EOFException("after: " + line.toString(StandardCharsets.UTF_8));
            }
            line.write(octet);
        }
        String text = line.toString(StandardCharsets.UTF_8);
        return text.substring(0, text.length() - 1);
    }

    Socket socket() {
        return socket;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
