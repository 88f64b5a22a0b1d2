package org.mailherd.directory.routing;

/**
 * What an administrator sets for a relay host.
 *
 * @param hostname see {@link RelayAddress}
 * @param username empty for none
 * @param clearLogin whether the password may be sent without TLS
 */
public record RelayHostSettings(
        String hostname, String username, String password, boolean clearLogin, boolean active) {
    @Override
    public String toString() {
        return "RelayHostSettings[" + hostname + ", " + username + "]";
    }
}
