package org.mailherd.smtp.routing;

import java.net.InetAddress;
import java.util.Optional;
import org.mailherd.directory.routing.SenderIdentity;

/** Reads identities as the directory has them. */
final class Identities {
    private Identities() {}

    static Identity of(Optional<SenderIdentity> entry, String hostname) {
        return entry.map(known ->
                        new Identity(
                                address(known.sourceV4()),
                                address(known.sourceV6()),
                                known.heloName().isEmpty() ? hostname : known.heloName()))
                .orElseGet(() -> Identity.of(hostname));
    }

    private static Optional<InetAddress> address(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(InetAddress.ofLiteral(text));
    }
}
