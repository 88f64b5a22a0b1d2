package org.mailherd.smtp.mx;

import java.net.InetAddress;
import java.util.Optional;

/** {@code 192.0.2.1}, {@code [192.0.2.1]}, {@code [IPv6:2001:db8::1]} (RFC 5321 4.1.3). */
final class AddressLiteral {
    private static final String IPV6 = "IPv6:";

    private AddressLiteral() {}

    static Optional<InetAddress> parse(String text) {
        String bare =
                text.startsWith("[") && text.endsWith("]")
                        ? text.substring(1, text.length() - 1)
                        : text;
        String address =
                bare.regionMatches(true, 0, IPV6, 0, IPV6.length())
                        ? bare.substring(IPV6.length())
                        : bare;
        try {
            return address.isEmpty()
                    ? Optional.empty()
                    : Optional.of(InetAddress.ofLiteral(address));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
