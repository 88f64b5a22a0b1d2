package org.mailherd.smtp.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.mailherd.platform.net.Wire;

/** Reads lines that end in CRLF, of bounded length. */
public final class CommandReader {
    /**
     * RFC 5321 4.5.3.1.4 asks for 512 octets, SMTPUTF8 and parameters for more; Postfix's
     * line_length_limit.
     */
    private static final int MAX_COMMAND = 2048;

    /** RFC 4954 4: AUTH with an initial response, such as a bearer token. */
    private static final int MAX_AUTH = 12_288;

    /** What came instead of, or as, a line. */
    sealed interface Line {
        record Good(Command command) implements Line {}

        record Bad(String enhanced, String why) implements Line {}

        /** LF without CR before it. */
        record BareNewline() implements Line {}

        /** The first octet of a TLS record, where a letter should be. */
        record TlsHello() implements Line {}

        record End() implements Line {}
    }

    /** RFC 8446 5.1: the type of a record that carries a ClientHello. */
    private static final int TLS_HANDSHAKE = 0x16;

    private final byte[] buffer = new byte[MAX_COMMAND];

    Line read(Wire wire) throws IOException {
        if (wire.peek() == TLS_HANDSHAKE) {
            return new Line.TlsHello();
        }
        int length = wire.readLine(buffer);
        if (length < 0) {
            return new Line.End();
        }
        if (buffer[length - 1] == '\n') {
            return command(buffer, length);
        }
        return isAuth() ? readAuth(wire, length) : tooLong(wire, "5.5.2", "line too long");
    }

    private static Line command(byte[] line, int length) {
        if (length < 2 || line[length - 2] != '\r') {
            return new Line.BareNewline();
        }
        return Command.parse(line, length - 2)
                .<Line>map(Line.Good::new)
                .orElseGet(() -> new Line.Bad("5.5.2", "control character or broken UTF-8"));
    }

    private boolean isAuth() {
        return new String(buffer, 0, 5, StandardCharsets.US_ASCII).equalsIgnoreCase("AUTH ");
    }

    private Line readAuth(Wire wire, int already) throws IOException {
        byte[] rest = new byte[MAX_AUTH - already];
        int length = wire.readLine(rest);
        if (length < 0) {
            return new Line.End();
        }
        if (rest[length - 1] != '\n') {
            return tooLong(wire, "5.5.6", "authentication exchange line is too long");
        }
        byte[] line = Arrays.copyOf(buffer, already + length);
        System.arraycopy(rest, 0, line, already, length);
        return command(line, line.length);
    }

    private Line tooLong(Wire wire, String enhanced, String why) throws IOException {
        return skipRest(wire) ? new Line.Bad(enhanced, why) : new Line.End();
    }

    private boolean skipRest(Wire wire) throws IOException {
        int length;
        do {
            length = wire.readLine(buffer);
        } while (length > 0 && buffer[length - 1] != '\n');
        return length > 0;
    }
}
