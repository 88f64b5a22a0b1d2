package org.mailherd.platform.net;

import java.time.Duration;

/**
 * Where a {@link ConnectionServer} listens.
 *
 * @param name of the port in log lines, such as {@code smtp} or {@code imaps}
 * @param address to bind; {@code 0.0.0.0} is every address
 * @param port 0 takes any free one
 * @param implicitTls whether the connection begins with a TLS handshake
 * @param maxConnections at the same time; further ones are closed at once with {@code busy}
 * @param handshakeTimeout for implicit TLS
 * @param busy bytes to say to a connection over the limit, empty for silence
 * @param proxy whose connections begin with a PROXY header
 */
public record Listener(
        String name,
        String address,
        int port,
        boolean implicitTls,
        int maxConnections,
        Duration handshakeTimeout,
        String busy,
        ProxyPolicy proxy) {

    private static final int CONNECTIONS = 10_000;
    private static final Duration HANDSHAKE = Duration.ofSeconds(30);

    public static Listener plain(String name, String address, int port) {
        return new Listener(
                name, address, port, false, CONNECTIONS, HANDSHAKE, "", ProxyPolicy.NONE);
    }

    public static Listener tls(String name, String address, int port) {
        return new Listener(
                name, address, port, true, CONNECTIONS, HANDSHAKE, "", ProxyPolicy.NONE);
    }

    public Listener withBusy(String text) {
        return new Listener(
                name, address, port, implicitTls, maxConnections, handshakeTimeout, text, proxy);
    }

    public Listener withMaxConnections(int max) {
        return new Listener(name, address, port, implicitTls, max, handshakeTimeout, busy, proxy);
    }

    public Listener withProxy(ProxyPolicy policy) {
        return new Listener(
                name, address, port, implicitTls, maxConnections, handshakeTimeout, busy, policy);
    }
}
