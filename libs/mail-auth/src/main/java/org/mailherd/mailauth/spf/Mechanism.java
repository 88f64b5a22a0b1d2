package org.mailherd.mailauth.spf;

import java.net.InetAddress;
import java.util.Optional;

/** RFC 7208 5. An absent domain is the domain being checked. */
sealed interface Mechanism {

    /** The name that it is about, where one is written. */
    default Optional<MacroString> target() {
        return switch (this) {
            case All _, Ip _ -> Optional.empty();
            case Include(MacroString domain) -> Optional.of(domain);
            case Exists(MacroString domain) -> Optional.of(domain);
            case A(Optional<MacroString> domain, Prefix _) -> domain;
            case Mx(Optional<MacroString> domain, Prefix _) -> domain;
            case Ptr(Optional<MacroString> domain) -> domain;
        };
    }

    /** 5.1 */
    record All() implements Mechanism {}

    /** 5.2 */
    record Include(MacroString domain) implements Mechanism {}

    /** 5.3 */
    record A(Optional<MacroString> domain, Prefix prefix) implements Mechanism {}

    /** 5.4 */
    record Mx(Optional<MacroString> domain, Prefix prefix) implements Mechanism {}

    /** 5.5 */
    record Ptr(Optional<MacroString> domain) implements Mechanism {}

    /** 5.6: ip4 and ip6; the network's octets say which. */
    record Ip(Network network) implements Mechanism {}

    /** 5.7 */
    record Exists(MacroString domain) implements Mechanism {}

    /** RFC 7208 5.6: dual-cidr-length. */
    record Prefix(int ip4, int ip6) {
        boolean covers(InetAddress address, InetAddress client) {
            byte[] octets = address.getAddress();
            return new Network(octets, octets.length == 4 ? ip4 : ip6).contains(client);
        }
    }
}
