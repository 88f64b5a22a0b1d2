package org.mailherd.directory.login;

/**
 * What a client offered.
 *
 * @param username the mailbox's address, any case
 * @param password in clear; never logged
 * @param protocol the door
 * @param remoteAddress IP address of the client
 */
public record LoginAttempt(
        String username, String password, Protocol protocol, String remoteAddress) {
    @Override
    public String toString() {
        return "LoginAttempt[" + username + ", " + protocol + ", " + remoteAddress + "]";
    }
}
