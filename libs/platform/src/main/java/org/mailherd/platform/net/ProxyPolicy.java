package org.mailherd.platform.net;

import java.net.InetAddress;
import java.time.Duration;

/**
 * Who must announce the true client of a connection by a PROXY header. Anybody else's PROXY line is
 * data like any other: believing it would let a client choose its own address.
 *
 * @param trusted proxies; every connection from there begins with a header
 * @param limit for the whole header
 */
public record ProxyPolicy(Networks trusted, Duration limit) {
    public static final ProxyPolicy NONE = new ProxyPolicy(Networks.NONE, Duration.ofSeconds(5));

    boolean expectsHeaderFrom(InetAddress peer) {
        return trusted.contains(peer);
    }
}
