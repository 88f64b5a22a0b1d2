package org.mailherd.imap.login;

import org.mailherd.directory.login.MailboxAccount;

/** How an attempt to log in ended; each protocol has its own words for it. */
public sealed interface LoginResult {
    record Granted(MailboxAccount account) implements LoginResult {}

    /**
     * Wrong name or password, or not by this door: the client is not told which.
     *
     * @param last the connection has had its attempts: answer and close
     */
    record Refused(boolean last) implements LoginResult {}

    /** The login was right, but the mailbox's owner wants TLS and there is none. */
    record TlsDemanded() implements LoginResult {}

    /** The directory or the issuer of tokens cannot be asked: the client may try again later. */
    record Unavailable() implements LoginResult {}

    /** The client wrote {@code *}. */
    record Cancelled() implements LoginResult {}

    /** A response that is no Base64, or no sentence of the mechanism. */
    record Malformed(String reason) implements LoginResult {}

    /** No such mechanism here, or not on this connection. */
    record NoSuchMechanism() implements LoginResult {}
}
