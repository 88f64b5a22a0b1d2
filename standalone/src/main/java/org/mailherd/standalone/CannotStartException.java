package org.mailherd.standalone;

/**
 * The server cannot start; the message is a sentence for the person at the terminal and says what
 * to do.
 */
public final class CannotStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CannotStartException(String message) {
        super(message);
    }

    public CannotStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
