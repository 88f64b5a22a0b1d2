package org.mailherd.sieve.core;

import java.util.Optional;
import org.mailherd.sieve.engine.Arguments;
import org.mailherd.sieve.message.Address;

/** Which part of an address a test means (RFC 5228 2.7.4, RFC 5233 4). */
enum AddressPart {
    ALL,
    LOCALPART,
    DOMAIN,
    USER,
    DETAIL;

    private static final char SEPARATOR = '+';

    static AddressPart read(Arguments arguments) {
        Optional<String> basic = arguments.oneOf("all", "localpart", "domain");
        boolean user = arguments.flag("user", "subaddress");
        boolean detail = arguments.flag("detail", "subaddress");
        if ((basic.isPresent() ? 1 : 0) + (user ? 1 : 0) + (detail ? 1 : 0) > 1) {
            throw arguments.fault("a test has one address part only");
        }
        if (user || detail) {
            return user ? USER : DETAIL;
        }
        return AddressPart.valueOf(basic.orElse("all").toUpperCase(java.util.Locale.ROOT));
    }

    /** Empty when the address has no such part. */
    Optional<String> of(Address address) {
        int plus = address.localPart().indexOf(SEPARATOR);
        return switch (this) {
            case ALL -> Optional.of(address.full());
            case LOCALPART -> Optional.of(address.localPart());
            case DOMAIN -> Optional.of(address.domain());
            case USER ->
                    Optional.of(
                            plus < 0
                                    ? address.localPart()
                                    : address.localPart().substring(0, plus));
            case DETAIL ->
                    plus < 0
                            ? Optional.empty()
                            : Optional.of(address.localPart().substring(plus + 1));
        };
    }
}
