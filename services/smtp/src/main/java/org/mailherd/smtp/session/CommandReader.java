package org.mailherd.smtp.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.platform.net.Wire;

/** Reads lines that end in CRLF, of bounded length. */
public final class CommandReader {
    /** Octets that nearly every command has room in. */
    private static final int USUAL = 512;

    private static final byte[] NONE = {};

    /** RFC 4954 4: AUTH with an initial response, such as a bearer token. */
    private static final int MAX_AUTH = 12_288;

    /** RFC 4954 4, 6. */
    private static final SmtpReply RESPONSE_TOO_LONG =
            SmtpReply.of(500, "5.5.6", "Error: authentication exchange line is too long");

    private static final byte[] AUTH = "AUTH ".getBytes(StandardCharsets.US_ASCII);

    /** What came instead of, or as, a line. */
    sealed interface Line {
        record Good(Command command) implements Line {}

        record Bad(SmtpReply reply) implements Line {
            Bad(String why) {
                this(SmtpReply.of(500, "5.5.2", "Error: " + why));
            }
        }

        /** LF without CR before it. */
        record BareNewline() implements Line {}

        /** The first octet of a TLS record, where a letter should be. */
        record TlsHello() implements Line {}

        record End() implements Line {}
    }

    /** RFC 8446 5.1: the type of a record that carries a ClientHello. */
    private static final int TLS_HANDSHAKE = 0x16;

    private final int limit;

    /** Only while a line is read: an idle session holds none. */
    private byte[] buffer = NONE;

    /**
     * @param limit octets of a line, its end included
     */
    CommandReader(int limit) {
        this.limit = limit;
    }

    Line read(Wire wire) throws IOException {
        if (wire.peek() == TLS_HANDSHAKE) {
            return new Line.TlsHello();
        }
        buffer = new byte[USUAL];
        try {
            return line(wire);
        } finally {
            buffer = NONE;
        }
    }

    private Line line(Wire wire) throws IOException {
        int length = readLine(wire);
        if (length < 0) {
            return new Line.End();
        }
        if (buffer[length - 1] != '\n') {
            return tooLong(wire);
        }
        return command(length);
    }

    private Line command(int length) {
        if (length < 2 || buffer[length - 2] != '\r') {
            return new Line.BareNewline();
        }
        return Command.parse(buffer, length - 2)
                .<Line>map(Line.Good::new)
                .orElseGet(() -> new Line.Bad("control character or broken UTF-8"));
    }

    /** Fills the buffer; one that is not enough makes room for the longest line allowed. */
    private int readLine(Wire wire) throws IOException {
        int length = wire.readLine(buffer);
        while (length == buffer.length && buffer[length - 1] != '\n' && buffer.length < longest()) {
            byte[] rest = new byte[longest() - length];
            int more = wire.readLine(rest);
            buffer = Arrays.copyOf(buffer, length + rest.length);
            if (more < 0) {
                return -1;
            }
            System.arraycopy(rest, 0, buffer, length, more);
            length += more;
        }
        return length;
    }

    /** RFC 4954 4: AUTH with an initial response is not bound to the length of a command. */
    private int longest() {
        return isAuth() ? MAX_AUTH : limit;
    }

    private boolean isAuth() {
        for (int i = 0; i < AUTH.length; i++) {
            if ((buffer[i] & ~0x20) != (AUTH[i] & ~0x20)) {
                return false;
            }
        }
        return true;
    }

    private Line tooLong(Wire wire) throws IOException {
        boolean auth = isAuth();
        if (!skipRest(wire)) {
            return new Line.End();
        }
        return auth ? new Line.Bad(RESPONSE_TOO_LONG) : new Line.Bad("line too long");
    }

    private boolean skipRest(Wire wire) throws IOException {
        int length;
        do {
            length = wire.readLine(buffer);
        } while (length > 0 && buffer[length - 1] != '\n');
        return length > 0;
    }
}
