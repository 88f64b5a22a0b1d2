package org.mailherd.watchdog.probe;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A conversation in lines. */
final class Dialog implements Closeable {
    static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Socket socket;
    private final BufferedReader in;

    Dialog(URI where) throws IOException {
        socket = connect(where);
        in =
                new BufferedReader(
                        new InputStreamReader(
                                socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    static Socket connect(URI where) throws IOException {
        Socket socket = new Socket();
        int millis = Math.toIntExact(TIMEOUT.toMillis());
        try {
            socket.connect(new InetSocketAddress(where.getHost(), where.getPort()), millis);
            socket.setSoTimeout(millis);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    void say(String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    String line() throws IOException {
        String line = in.readLine();
        if (line == null) {
            throw new EOFException("connection closed");
        }
        return line;
    }

    /** Reads a reply of SMTP's form to its last line, which must begin with that code. */
    void expectReply(String code) throws IOException {
        String line = line();
        while (line.length() > 3 && line.charAt(3) == '-') {
            line = line();
        }
        if (!line.startsWith(code)) {
            throw new ProbeFailedException("expected " + code + ", got: " + line);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
