package org.mailherd.antispam.asn;

import java.net.InetAddress;
import java.util.OptionalLong;

/** Knows autonomous systems. Answers at once. */
@FunctionalInterface
public interface AsnSource {

    /** For who has no table. */
    AsnSource NONE = _ -> OptionalLong.empty();

    /** The number of the system that an address is announced by; empty when that is not known. */
    OptionalLong of(InetAddress address);
}
