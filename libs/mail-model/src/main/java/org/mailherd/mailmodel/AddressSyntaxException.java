package org.mailherd.mailmodel;

/**
 * Text that is no mailbox address by RFC 5321 4.1.2 (or RFC 6531 3.3); the message says what is
 * wrong and may be shown.
 */
public final class AddressSyntaxException extends IllegalArgumentException {
    public AddressSyntaxException(String message) {
        super(message);
    }
}
