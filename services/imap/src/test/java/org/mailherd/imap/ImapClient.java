package org.mailherd.imap;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client that sends what it is told and reads line by line; octets are characters. */
public final class ImapClient implements AutoCloseable {
    private static final Pattern LITERAL = Pattern.compile("\\{(\\d+)}$");

    private final Socket socket;
    private final InputStream in;
    private int tags;

    public ImapClient(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        socket.setSoTimeout(20_000);
        socket.setTcpNoDelay(true);
    }

    /** Connected, with the greeting read. */
    public static ImapClient connect(TestImap imap) throws IOException {
        ImapClient client = new ImapClient(new Socket("127.0.0.1", imap.port()));
        client.line();
        return client;
    }

    /** Logged in. */
    public static ImapClient login(TestImap imap, String address) throws IOException {
        ImapClient client = connect(imap);
        client.ok("LOGIN " + address + " " + TestImap.PASSWORD);
        return client;
    }

    public void send(String octets) throws IOException {
        socket.getOutputStream().write(octets.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /** Reads one line, without CRLF. */
    public String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int octet;
        while ((octet = in.read()) != '\n') {
            if (octet < 0) {
                throw new EOFException("after: " + line.toString(StandardCharsets.ISO_8859_1));
            }
            line.write(octet);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.substring(0, text.length() - 1);
    }

    /** Reads one response, with the literals in it. */
    public String response() throws IOException {
        StringBuilder response = new StringBuilder(line());
        Matcher literal;
        while ((literal = LITERAL.matcher(response)).find()) {
            byte[] octets = in.readNBytes(Integer.parseInt(literal.group(1)));
            response.append("\r\n").append(new String(octets, StandardCharsets.ISO_8859_1));
            response.append(line());
        }
        return response.toString();
    }

    /** Sends a command and reads up to its tagged answer, which is the last of the list. */
    public List<String> command(String command) throws IOException {
        String tag = "t" + ++tags;
        send(tag + " " + command + "\r\n");
        return untilTag(tag);
    }

    public List<String> untilTag(String tag) throws IOException {
        List<String> responses = new ArrayList<>();
        do {
            responses.add(response());
        } while (!responses.getLast().startsWith(tag + " "));
        return responses;
    }

    /** Sends a command that must succeed; the result is the untagged responses. */
    public List<String> ok(String command) throws IOException {
        List<String> responses = command(command);
        String last = responses.removeLast();
        if (!last.contains(" OK ")) {
            throw new AssertionError(command + " -> " + last);
        }
        return responses;
    }

    /** Appends a message by a synchronizing literal; the result is the tagged answer. */
    public String append(String folder, String options, String message) throws IOException {
        String tag = "t" + ++tags;
        send(tag + " APPEND " + folder + " " + options + "{" + message.length() + "}\r\n");
        String goAhead = line();
        if (!goAhead.startsWith("+ ")) {
            return goAhead;
        }
        send(message + "\r\n");
        return untilTag(tag).getLast();
    }

    public boolean isClosedByServer() throws IOException {
        try {
            while (in.read() >= 0) {
                // What was still on its way.
            }
            return true;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    public Socket socket() {
        return socket;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
