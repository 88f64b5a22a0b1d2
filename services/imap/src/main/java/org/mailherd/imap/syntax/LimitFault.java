package org.mailherd.imap.syntax;

import java.io.IOException;

/** The client sent more than a limit allows; the session says {@code BYE} and hangs up. */
public final class LimitFault extends IOException {
    private static final long serialVersionUID = 1L;

    private final String text;

    /**
     * @param message which limit, for the client
     */
    public LimitFault(String message) {
        super(message);
        this.text = message;
    }

    /** What was wrong, for the client. */
    public String text() {
        return text;
    }
}
