package org.mailherd.standalone.options;

/**
 * The command line asks for something that does not exist; the message says what is wrong with
 * which option.
 */
public final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }
}
