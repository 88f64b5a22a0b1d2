package org.mailherd.imap.syntax;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;

/** The charsets that words may be searched in: all this Java knows. */
final class SearchCharset {
    private SearchCharset() {}

    static Charset named(String name) throws CharsetFault {
        try {
            // US-ASCII with high octets is what clients send that mean UTF-8.
            return switch (name.toUpperCase(Locale.ROOT)) {
                case "UTF-8", "US-ASCII" -> StandardCharsets.UTF_8;
                default -> Charset.forName(name);
            };
        } catch (UnsupportedCharsetException | IllegalCharsetNameException _) {
            throw new CharsetFault();
        }
    }
}
