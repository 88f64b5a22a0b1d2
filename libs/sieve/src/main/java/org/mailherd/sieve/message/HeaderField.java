package org.mailherd.sieve.message;

/**
 * One field of a header, in the order of the message.
 *
 * @param name as written
 * @param rawValue what follows the colon, folds (CRLF and white space) included, the last CRLF not;
 *     octets that are no UTF-8 read as ISO 8859-1
 */
public record HeaderField(String name, String rawValue) {

    /** The value on one line, without white space at its ends, encoded words as they are. */
    public String unfolded() {
        return HeaderText.unfold(rawValue).strip();
    }

    /** The value as people read it: unfolded, RFC 2047 encoded words decoded. */
    public String decoded() {
        return EncodedWords.decode(HeaderText.unfold(rawValue)).strip();
    }
}
