package org.mailherd.directory.routing;

/**
 * A next hop with what it wants to know of us.
 *
 * @param address as the operator wrote it, see {@link RelayAddress}
 * @param username empty for none
 * @param clearLogin whether the password may be sent without TLS
 */
public record Relay(String address, String username, String password, boolean clearLogin) {
    /** Never shows the password. */
    @Override
    public String toString() {
        return "Relay[" + address + ", " + username + "]";
    }
}
