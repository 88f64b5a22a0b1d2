package org.mailherd.smtp.client;

import java.util.List;

/**
 * How we shake hands.
 *
 * @param serverName for SNI
 * @param protocols names of the JDK; at least one
 */
public record TlsOffer(String serverName, List<String> protocols) {
    public static final List<String> USUAL = List.of("TLSv1.3", "TLSv1.2");

    public TlsOffer {
        protocols = List.copyOf(protocols);
    }
}
