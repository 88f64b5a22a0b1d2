package org.mailherd.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The least IMAP client that can read any answer: lines and literals, no meaning. */
final class ImapClient implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private int tag;

    ImapClient(Endpoint server) throws IOException {
        socket = new Socket(server.host(), server.port());
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
        out = socket.getOutputStream();
        line();
    }

    /** Sends one command and reads to its tagged answer; returns how many untagged answers came. */
    int command(String text) throws IOException {
        String mine = "t" + ++tag;
        out.write((mine + " " + text + "\r\n").getBytes(StandardCharsets.UTF_8));
        return untilTagged(mine);
    }

    /** Appends them with one command (RFC 3502 when there are several). */
    void append(String folder, List<byte[]> messages) throws IOException {
        String mine = "t" + ++tag;
        String before = mine + " APPEND " + folder;
        for (byte[] message : messages) {
            out.write((before + " {" + message.length + "}\r\n").getBytes(StandardCharsets.UTF_8));
            awaitContinuation();
            out.write(message);
            before = "";
        }
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        untilTagged(mine);
    }

    /** Enters IDLE (RFC 2177). */
    void idle() throws IOException {
        out.write(("t" + ++tag + " IDLE\r\n").getBytes(StandardCharsets.UTF_8));
        awaitContinuation();
    }

    /** Reads what IDLE tells until a message has arrived. */
    void awaitExists() throws IOException {
        awaitNotice(" EXISTS");
    }

    /** Reads what IDLE tells until a line has this in it. */
    void awaitNotice(String part) throws IOException {
        while (!line().contains(part)) {
            // something else has changed
        }
    }

    void endIdle() throws IOException {
        out.write("DONE\r\n".getBytes(StandardCharsets.US_ASCII));
        untilTagged("t" + tag);
    }

    private void awaitContinuation() throws IOException {
        String go = line();
        while (go.startsWith("*")) {
            go = line();
        }
        if (!go.startsWith("+")) {
            throw new IOException("no continuation: " + go);
        }
    }

    private int untilTagged(String mine) throws IOException {
        int untagged = 0;
        while (true) {
            String line = line();
            if (line.startsWith(mine + " ")) {
                if (!line.startsWith(mine + " OK")) {
                    throw new IOException("refused: " + line);
                }
                return untagged;
            }
            untagged++;
            skipLiterals(line);
        }
    }

    private void skipLiterals(String first) throws IOException {
        String line = first;
        while (line.endsWith("}")) {
            int length = Integer.parseInt(line, line.lastIndexOf('{') + 1, line.length() - 1, 10);
            in.skipNBytes(length);
            line = line();
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(128);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("server closed the connection after: " + line);
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
