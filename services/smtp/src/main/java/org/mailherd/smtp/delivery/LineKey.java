package org.mailherd.smtp.delivery;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.mailherd.smtp.routing.Identity;
import org.mailherd.smtp.routing.RelayLogin;
import org.mailherd.smtp.security.Security;

/** What two messages must share to go over one connection. */
record LineKey(
        InetSocketAddress server,
        String serverName,
        Identity identity,
        Terms terms,
        Optional<RelayLogin> login) {
    /** What TLS must be like. */
    record Terms(Security security, List<String> protocols, boolean implicit) {}
}
