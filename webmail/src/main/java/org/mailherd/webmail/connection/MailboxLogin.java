package org.mailherd.webmail.connection;

/**
 * With what a request speaks to the mail servers. Lives for one request.
 *
 * @param poolId names the login's connections; random, made at login
 * @param username the mailbox address, as typed at login
 * @param password in clear, never stored
 */
public record MailboxLogin(String poolId, String username, String password) {

    @Override
    public String toString() {
        return "MailboxLogin[" + username + "]";
    }
}
