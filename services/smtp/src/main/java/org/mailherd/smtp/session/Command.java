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

    /** Empty when the line is no text: a control character or broken UTF-8. */
    static Optional<Command> parse(byte[] line, int length) {
        for (int i = 0; i < length; i++) {
            if ((line[i] >= 0 && line[i] < ' ' && line[i] != '\t') || line[i] == 0x7f) {
                return Optional.empty();
            }
        }
        try {
            String text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(line, 0, length))
                            .toString();
            int space = text.indexOf(' ');
            String verb = space < 0 ? text : text.substring(0, space);
            String argument = space < 0 ? "" : text.substring(space + 1).strip();
            return Optional.of(new Command(verb.toUpperCase(Locale.ROOT), argument));
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    public boolean isAscii() {
        return argument.chars().allMatch(c -> c < 128);
    }
}
