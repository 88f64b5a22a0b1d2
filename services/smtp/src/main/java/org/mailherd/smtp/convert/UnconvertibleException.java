package org.mailherd.smtp.convert;

/** No message of lines means the same: its MIME is broken or beyond our bounds. */
public final class UnconvertibleException extends Exception {
    private static final long serialVersionUID = 1L;

    UnconvertibleException(String message) {
        super(message);
    }
}
