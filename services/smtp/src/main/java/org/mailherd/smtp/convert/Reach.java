package org.mailherd.smtp.convert;

/** What the way to a server carries, where it does not carry everything. */
public enum Reach {
    /** Lines that end in CRLF, of any octet but NUL: 8BITMIME without BINARYMIME. */
    LINES,
    /** Lines of US-ASCII: neither of the two (RFC 6152 3). */
    SEVEN_BIT
}
