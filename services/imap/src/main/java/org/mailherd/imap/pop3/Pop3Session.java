package org.mailherd.imap.pop3;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.mailherd.platform.net.Wire;

/** State of one connection and how it answers. */
final class Pop3Session {
    static final int LONGEST_LINE = 1024;

    private final Wire wire;
    private final byte[] line = new byte[LONGEST_LINE];
    private @Nullable Maildrop maildrop;
    private String user = "";
    private int failures;
    private boolean ended;

    Pop3Session(Wire wire) {
        this.wire = wire;
    }

    Wire wire() {
        return wire;
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
        if (length < 2 || line[length - 1] != '\n' || line[length - 2] != '\r') {
            error("Line too long or not ended by CRLF");
            return null;
        }
        return new String(line, 0, length - 2, StandardCharsets.UTF_8);
    }

    void ok(String text) throws IOException {
        write("+OK " + text + "\r\n");
    }

    void error(String text) throws IOException {
        write("-ERR " + text + "\r\n");
    }

    void write(String text) throws IOException {
        wire.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Null before login. */
    @Nullable Maildrop maildrop() {
        return maildrop;
    }

    void open(Maildrop drop) {
        maildrop = drop;
    }

    String user() {
        return user;
    }

    void user(String name) {
        user = name;
    }

    /** How many logins were refused, this one included. */
    int loginRefused() {
        return ++failures;
    }

    boolean isEnded() {
        return ended;
    }

    void end() {
        ended = true;
    }
}
