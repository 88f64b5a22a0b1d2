package org.mailherd.directory.sasl;

import java.util.Optional;

/** What ties a login to its TLS connection (RFC 5056), by the type's registered name. */
public interface ChannelBindings {
    /** A connection without TLS. */
    ChannelBindings NONE = _ -> Optional.empty();

    /** Types that SCRAM's server offers; RFC 9266 and RFC 5929. */
    String EXPORTER = "tls-exporter";

    String SERVER_END_POINT = "tls-server-end-point";

    Optional<byte[]> data(String type);

    /** Whether there is any. */
    default boolean present() {
        return data(EXPORTER).isPresent() || data(SERVER_END_POINT).isPresent();
    }
}
