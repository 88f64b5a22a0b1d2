package org.mailherd.antispam.effort;

/** The work under way may cost no more; what was found until then counts. */
public final class SpentException extends RuntimeException {
    private static final long serialVersionUID = 1;

    SpentException() {
        // No stack trace: it is no fault.
        super("the message cost all that it may", null, false, false);
    }
}
