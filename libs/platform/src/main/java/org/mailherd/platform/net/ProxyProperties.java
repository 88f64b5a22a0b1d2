package org.mailherd.platform.net;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Load balancers in front of us that speak HAProxy's PROXY protocol.
 *
 * @param trustedNetworks addresses and networks of the proxies: each connection from there must
 *     begin with a PROXY header, version 1 or 2, and the address it names counts for everything.
 *     From anywhere else such a line is a bad command. Empty: nobody
 * @param listeners names of the ports it holds for, such as {@code smtp} or {@code imaps}; empty:
 *     all public ones
 * @param timeout for the whole header
 */
@ConfigurationProperties("mailherd.proxy")
public record ProxyProperties(
        @DefaultValue List<String> trustedNetworks,
        @DefaultValue List<String> listeners,
        @DefaultValue("5s") Duration timeout) {

    /**
     * @throws IllegalArgumentException with a sentence for the operator
     */
    public ProxyProperties {
        try {
            Networks.parse(trustedNetworks);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "mailherd.proxy.trusted-networks: " + e.getMessage(), e);
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("mailherd.proxy.timeout must be more than zero");
        }
    }

    /** What holds for the listener of that name. */
    public ProxyPolicy policy(String listener) {
        return listeners.isEmpty() || listeners.contains(listener)
                ? new ProxyPolicy(Networks.parse(trustedNetworks), timeout)
                : ProxyPolicy.NONE;
    }
}
