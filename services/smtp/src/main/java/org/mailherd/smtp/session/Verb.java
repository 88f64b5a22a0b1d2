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

    Outcome run(Session session, Command command) throws IOException;
}
