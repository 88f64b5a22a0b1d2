package org.mailherd.directory.routing;

/**
 * A next hop with what it wants to know of us.
 *
 * @param address as the operator wrote it, see {@link RelayAddress}
 * @param username empty for none
 * @param clearLogin whether the password may be sent without TLS
 */
public record Relay(String address, String username, String password, boolean clearLogin) {
    /**
     * What the relay wants to hear.
     *
     * @throws IllegalStateException when it was sealed with another secret than ours: mail waits
     */
    @Override
    public String password() {
        if (PasswordSeal.isSealed(password)) {
            throw new IllegalStateException(
                    "the stored password of "
                            + username
                            + " at "
                            + address
                            + " cannot be opened with this directory_key; enter it again");
        }
        return password;
    }

    /** Never shows the password. */
    @Override
    public String toString() {
        return "Relay[" + address + ", " + username + "]";
    }
}
