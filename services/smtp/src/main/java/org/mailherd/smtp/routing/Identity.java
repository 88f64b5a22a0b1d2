package org.mailherd.smtp.routing;

import java.net.InetAddress;
import java.util.Optional;

/**
 * As whom we connect.
 *
 * @param sourceV4 to bind to before connecting to an IPv4 address; empty for the system's choice
 * @param sourceV6 the same for IPv6
 * @param heloName for EHLO
 */
public record Identity(
        Optional<InetAddress> sourceV4, Optional<InetAddress> sourceV6, String heloName) {
    /** The machine's own address and name. */
    public static Identity of(String heloName) {
        return new Identity(Optional.empty(), Optional.empty(), heloName);
    }
}
