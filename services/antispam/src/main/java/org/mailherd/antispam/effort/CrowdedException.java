package org.mailherd.antispam.effort;

/** Too many heavy messages wait already; this one may come again. */
public final class CrowdedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    CrowdedException() {
        // No stack trace: it is no fault.
        super("too many messages that cost much wait already", null, false, false);
    }
}
