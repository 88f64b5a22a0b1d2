package org.mailherd.smtp.session;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * A command line without its CRLF.
 *
 * @param verb upper case
 * @param argument what follows the first space, without surrounding spaces; empty when nothing does
 */
public record Command(String verb, String argument) {

    /**
     * Never throws.
     *
     * @return empty when the line is no text: a control character or broken UTF-8
     */
    static Optional<Command> parse(byte[] line, int length) {
        boolean ascii = true;
        for (int i = 0; i < length; i++) {
            byte b = line[i];
            if ((b >= 0 && b < ' ' && b != '\t') || b == 0x7f) {
                return Optional.empty();
            }
            ascii &= b >= 0;
        }
        if (ascii) {
            return Optional.of(split(new String(line, 0, length, StandardCharsets.ISO_8859_1)));
        }
        try {
            return Optional.of(
                    split(
                            StandardCharsets.UTF_8
                                    .newDecoder()
                                    .decode(ByteBuffer.wrap(line, 0, length))
                                    .toString()));
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    private static Command split(String text) {
        int space = text.indexOf(' ');
        String verb = space < 0 ? text : text.substring(0, space);
        // RFC 5321 4.1.1: white space at the end is tolerated.
        String argument = space < 0 ? "" : text.substring(space + 1).strip();
        return new Command(verb.toUpperCase(Locale.ROOT), argument);
    }

    public boolean isAscii() {
        for (int i = 0; i < argument.length(); i++) {
            if (argument.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
