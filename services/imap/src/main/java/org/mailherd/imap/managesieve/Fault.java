package org.mailherd.imap.managesieve;

/** What a client sent is no command. */
final class Fault extends Exception {
    private static final long serialVersionUID = 1L;

    private final String text;
    private final boolean last;

    private Fault(String text, boolean last) {
        super(text);
        this.text = text;
        this.last = last;
    }

    static Fault syntax(String message) {
        return new Fault(message, false);
    }

    /** Where the next command begins cannot be told, or would cost too much to find. */
    static Fault fatal(String message) {
        return new Fault(message, true);
    }

    /** For the client. */
    String text() {
        return text;
    }

    /** Whether the connection must end. */
    boolean isLast() {
        return last;
    }
}
