package org.mailherd.imap.syntax;

/**
 * The announcement {@code {size}} or {@code {size+}} (RFC 7888).
 *
 * @param size octets that follow the CRLF
 * @param synchronizing whether the client waits for our go-ahead
 * @param binary whether it may hold NUL: {@code ~{size}} (RFC 3516)
 */
public record LiteralHeader(long size, boolean synchronizing, boolean binary) {

    /** RFC 7888 section 5: largest non-synchronizing literal under LITERAL-. */
    public static final int LARGEST_UNANNOUNCED = 4096;

    /** Whether LITERAL- forbids it: the bytes come, but nobody has to take them. */
    public boolean tooLargeUnannounced() {
        return !synchronizing && size > LARGEST_UNANNOUNCED;
    }
}
