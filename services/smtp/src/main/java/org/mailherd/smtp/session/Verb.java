package org.mailherd.smtp.session;

import java.io.IOException;

/**
 * One SMTP command. Stateless: what it remembers is in the session. A runtime exception is answered
 * with 451 4.3.0, so a verb that reads more than its line must have read all of it before anything
 * can fail.
 */
public interface Verb {
    /** Upper case. */
    String name();

    /**
     * Whether its reply changes what may follow, so that a client must wait for it (RFC 2920 3.1):
     * what it sends before is an attempt to have one text understood in two ways.
     */
    default boolean lastInGroup() {
        return false;
    }

    /** Whether it brings no message forward; a client may need only so many of these. */
    default boolean junk() {
        return false;
    }

    Outcome run(Session session, Command command) throws IOException;
}
