package org.mailherd.smtp.login;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.mailherd.platform.net.Wire;

/** A client's response in Base64, one line of at most 12,288 octets (RFC 4954 4). */
final class ResponseReader {
    private static final int MAX_LINE = 12_288;

    /** What came. */
    sealed interface Response {
        record Data(byte[] octets) implements Response {}

        /** The client wrote {@code *}. */
        record Cancelled() implements Response {}

        record BadBase64() implements Response {}

        record TooLong() implements Response {}
    }

    private ResponseReader() {}

    /**
     * @throws EOFException if the client has gone
     */
    static Response read(Wire wire) throws IOException {
        byte[] line = new byte[MAX_LINE];
        int length = wire.readLine(line);
        if (length < 0) {
            throw new EOFException("the client left in the middle of AUTH");
        }
        if (line[length - 1] != '\n') {
            skipRest(wire, line);
            return new Response.TooLong();
        }
        if (length < 2 || line[length - 2] != '\r') {
            return new Response.BadBase64();
        }
        return decode(new String(Arrays.copyOf(line, length - 2), StandardCharsets.ISO_8859_1));
    }

    private static void skipRest(Wire wire, byte[] buffer) throws IOException {
        int length;
        do {
            length = wire.readLine(buffer);
        } while (length > 0 && buffer[length - 1] != '\n');
    }

    static Response decode(String text) {
        if (text.equals("*")) {
            return new Response.Cancelled();
        }
        // The JDK's decoder takes "QQ" for "QQ=="; RFC 4954 wants RFC 4648's form.
        if (text.length() % 4 != 0) {
            return new Response.BadBase64();
        }
        try {
            return new Response.Data(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException _) {
            return new Response.BadBase64();
        }
    }

    /** The initial response on the command line, where {@code =} stands for an empty one. */
    static Response initial(String text) {
        return text.equals("=") ? new Response.Data(new byte[0]) : decode(text);
    }
}
