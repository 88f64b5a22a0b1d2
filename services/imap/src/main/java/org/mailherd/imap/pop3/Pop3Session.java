package org.mailherd.imap.pop3;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.mailherd.directory.login.Protocol;
import org.mailherd.imap.login.Visit;
import org.mailherd.platform.net.Wire;

/** State of one connection and how it answers. */
final class Pop3Session {
    /** RFC 2449 asks for 255 octets, RFC 5034 for what a SASL response needs. */
    static final int LONGEST_LINE = 8 * 1024;

    private static final int MOST_FAULTS = 20;
    private static final int MOST_BEFORE_LOGIN = 64 * 1024;

    private final Wire wire;
    private final Visit visit;
    private final byte[] line = new byte[LONGEST_LINE];
    private @Nullable Maildrop maildrop;
    private String user = "";
    private long received;
    private int faults;
    private boolean ended;

    /**
     * @param plaintextLogin whether a password may cross the wire without TLS
     */
    Pop3Session(Wire wire, boolean plaintextLogin) {
        this.wire = wire;
        this.visit = new Visit(Protocol.POP3, wire, plaintextLogin);
    }

    Wire wire() {
        return wire;
    }

    Visit visit() {
        return visit;
    }

    /** The next line without CRLF; null at the end of the stream or of patience. */
    @Nullable String readLine() throws IOException {
        if (!wire.hasBufferedInput()) {
            wire.flush();
        }
        int length = wire.readLine(line);
        if (length < 0) {
            return null;
        }
        received += length;
        if (length < 2 || line[length - 1] != '\n' || line[length - 2] != '\r') {
            error("Line too long or not ended by CRLF");
            return null;
        }
        if (!isOpen() && received > MOST_BEFORE_LOGIN) {
            error("[SYS/PERM] Too much said without logging in");
            return null;
        }
        return new String(line, 0, length - 2, StandardCharsets.UTF_8);
    }

    /** Sends a SASL challenge and waits for the response (RFC 5034 section 4). */
    String ask(String challenge) throws IOException {
        write("+ " + challenge + "\r\n");
        String response = readLine();
        if (response == null) {
            throw new EOFException("the client went in the middle of AUTH");
        }
        return response;
    }

    void ok(String text) throws IOException {
        faults = 0;
        write("+OK " + text + "\r\n");
    }

    void error(String text) throws IOException {
        write("-ERR " + text + "\r\n");
    }

    /** The client is wrong about the protocol; one that is so for ever is sent away. */
    void fault(String text) throws IOException {
        if (++faults > MOST_FAULTS) {
            error("[SYS/PERM] Too many faulty commands");
            end();
        } else {
            error(text);
        }
    }

    void write(String text) throws IOException {
        wire.write(text.getBytes(StandardCharsets.UTF_8));
    }

    boolean isOpen() {
        return maildrop != null;
    }

    /** Null before login. */
    @Nullable Maildrop maildrop() {
        return maildrop;
    }

    void open(Maildrop drop) {
        maildrop = drop;
    }

    /** Gives the maildrop back, however the session ended. */
    void close() {
        Maildrop drop = maildrop;
        if (drop != null) {
            maildrop = null;
            drop.close();
        }
    }

    String user() {
        return user;
    }

    void user(String name) {
        user = name;
    }

    boolean isEnded() {
        return ended;
    }

    void end() {
        ended = true;
    }
}
