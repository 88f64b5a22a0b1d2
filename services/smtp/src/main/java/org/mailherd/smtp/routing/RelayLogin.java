package org.mailherd.smtp.routing;

/**
 * Credentials for a relay host.
 *
 * @param clearAllowed whether they may be sent without TLS; false unless the operator said so for
 *     this host
 */
public record RelayLogin(String username, String password, boolean clearAllowed) {
    public RelayLogin {
        if (username.isEmpty()) {
            throw new IllegalArgumentException("a login without user name");
        }
    }

    @Override
    public String toString() {
        return "RelayLogin[" + username + "]";
    }
}
