package org.mailherd.webmail.connection;

import jakarta.mail.MessagingException;
import java.io.IOException;

/** What is done with a borrowed connection. */
@FunctionalInterface
public interface MailboxWork<T> {
    /** Uses the connection; it goes back to the pool afterwards, so nothing lazy may escape. */
    T with(MailboxConnection connection) throws MessagingException, IOException;
}
