package org.mailherd.imap.syntax;

/** The client broke the grammar; the session answers {@code BAD} with this message. */
public final class SyntaxFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final String text;

    /**
     * @param message what was expected, for the client: short and free of internals
     */
    public SyntaxFault(String message) {
        super(message, null, false, false);
        this.text = message;
    }

    /** What was wrong, for the client. */
    public String text() {
        return text;
    }
}
