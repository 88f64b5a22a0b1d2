package org.mailherd.mailauth.dkim;

/**
 * A signature or key record that cannot be used: always permerror. The text is fit for
 * Authentication-Results.
 */
public final class DkimException extends Exception {
    private static final long serialVersionUID = 1;

    public DkimException(String message) {
        super(message);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
