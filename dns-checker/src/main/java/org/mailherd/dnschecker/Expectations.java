package org.mailherd.dnschecker;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * What we know about the domain and its mail server.
 *
 * @param domain in lower case, A-labels
 * @param hostname of the mail server; absent to take the first mail exchanger
 * @param addresses from which the server sends; empty to take those of the host name
 * @param dkim the key the server signs with; absent when only its being there can be checked
 * @param selector of the DKIM key
 */
public record Expectations(
        String domain,
        Optional<String> hostname,
        List<InetAddress> addresses,
        String selector,
        Optional<String> dkim) {

    public static final String DEFAULT_SELECTOR = "dkim";

    public Expectations {
        addresses = List.copyOf(addresses);
    }
}
