package org.mailherd.sieve.message;

import java.nio.charset.StandardCharsets;

/**
 * One field of a header, in the order of the message.
 *
 * @param name as written
 * @param rawValue what follows the colon, folds (CRLF and white space) included, the last CRLF not;
 *     each char is an octet (ISO 8859-1)
 */
public record HeaderField(String name, String rawValue) {

    /** The value on one line, without white space at its ends, encoded words as they are. */
    public String unfolded() {
        return text().strip();
    }

    /** The value as people read it: unfolded, RFC 2047 encoded words decoded. */
    public String decoded() {
        return EncodedWords.decode(text()).strip();
    }

    /** RFC 6532: headers may be UTF-8. */
    private String text() {
        return Charsets.guess(HeaderText.unfold(rawValue).getBytes(StandardCharsets.ISO_8859_1));
    }
}
