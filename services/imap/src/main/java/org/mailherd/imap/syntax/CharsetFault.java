package org.mailherd.imap.syntax;

/** SEARCH named a charset we do not know; the session answers {@code NO [BADCHARSET]}. */
public final class CharsetFault extends Exception {
    private static final long serialVersionUID = 1L;

    public CharsetFault() {
        super("Unknown charset", null, false, false);
    }
}
