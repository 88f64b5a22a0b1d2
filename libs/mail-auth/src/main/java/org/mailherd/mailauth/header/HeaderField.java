package org.mailherd.mailauth.header;

/**
 * One header field.
 *
 * @param name as written, without the colon and without white space before it
 * @param raw the whole field with its folding, ending in CRLF; one character for each octet
 */
public record HeaderField(String name, String raw) {

    public boolean is(String other) {
        return name.equalsIgnoreCase(other);
    }

    /** What follows the colon, unfolded (RFC 5322 2.2.3) and trimmed. */
    public String value() {
        return raw.substring(raw.indexOf(':') + 1).replace("\r\n", "").strip();
    }
}
