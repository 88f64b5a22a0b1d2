package org.mailherd.smtp.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.mailherd.platform.net.Wire;

/** Reads lines that end in CRLF, of bounded length. */
public final class CommandReader {
    /**
     * RFC 5321 4.5.3.1.4 asks for 512 octets, SMTPUTF8 and parameters for more; Postfix's
     * line_length_limit.
     */
    private static final int MAX_COMMAND = 2048;

    /** RFC 4954 4: a client's SASL response. */
    private static final int MAX_RESPONSE = 12_288;

    /** What came instead of, or as, a line. */
    sealed interface Line {
        record Good(Command command) implements Line {}

        record Bad(String why) implements Line {}

        record End() implements Line {}
    }

    private final byte[] buffer = new byte[MAX_COMMAND];

    Line read(Wire wire) throws IOException {
        int length = wire.readLine(buffer);
        if (length < 0) {
            return new Line.End();
        }
        if (buffer[length - 1] != '\n') {
            return skipRest(wire) ? new Line.Bad("line too long") : new Line.End();
        }
        if (length < 2 || buffer[length - 2] != '\r') {
            return new Line.Bad("a line must end in CRLF");
        }
        return Command.parse(buffer, length - 2)
                .<Line>map(Line.Good::new)
                .orElseGet(() -> new Line.Bad("control character or broken UTF-8"));
    }

    private boolean skipRest(Wire wire) throws IOException {
        int length;
        do {
            length = wire.readLine(buffer);
        } while (length > 0 && buffer[length - 1] != '\n');
        return length > 0;
    }

    /**
     * One line of a dialogue inside a verb, without CRLF.
     *
     * @return empty when the line is too long, not ASCII or the connection ended
     */
    public static Optional<String> response(Wire wire) throws IOException {
        byte[] line = new byte[MAX_RESPONSE];
        int length = wire.readLine(line);
        if (length < 2 || line[length - 1] != '\n' || line[length - 2] != '\r') {
            return Optional.empty();
        }
        byte[] text = Arrays.copyOf(line, length - 2);
        for (byte b : text) {
            if (b < ' ') {
                return Optional.empty();
            }
        }
        return Optional.of(new String(text, StandardCharsets.US_ASCII));
    }
}
