package org.mailherd.directory.routing;

/**
 * What an administrator sets for a line of the transport map.
 *
 * @param destination {@code user@domain}, {@code domain}, {@code .domain} or {@code *}; a regular
 *     expression if it is {@code mxBased}
 * @param nexthop see {@link RelayAddress}
 * @param clearLogin whether the password may be sent without TLS
 */
public record TransportSettings(
        String destination,
        String nexthop,
        String username,
        String password,
        boolean clearLogin,
        boolean mxBased,
        boolean active) {
    @Override
    public String toString() {
        return "TransportSettings[" + destination + ", " + nexthop + ", " + username + "]";
    }
}
