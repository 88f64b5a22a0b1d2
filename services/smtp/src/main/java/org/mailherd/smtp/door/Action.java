package org.mailherd.smtp.door;

/** What becomes of a client that fails a test; Postfix's words. */
public enum Action {
    /** Log it, nothing else. */
    IGNORE,
    /** Let it talk, refuse its recipients: the log has sender and recipient then. */
    ENFORCE,
    /** Refuse and hang up at once. */
    DROP
}
