package org.mailherd.mailauth.dns;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** Reads a resolver setting of the form {@code HOST}, {@code HOST:PORT}, {@code [V6]:PORT}. */
final class ResolverAddress {

    private static final int DNS_PORT = 53;

    private ResolverAddress() {}

    static InetSocketAddress parse(String text) {
        int colon = text.lastIndexOf(':');
        boolean bareV6 = colon >= 0 && !text.startsWith("[") && text.indexOf(':') != colon;
        boolean hasPort = colon > text.indexOf(']') && colon >= 0 && !bareV6;
        String host = hasPort ? text.substring(0, colon) : text;
        try {
            int port = hasPort ? Integer.parseInt(text.substring(colon + 1)) : DNS_PORT;
            return new InetSocketAddress(InetAddress.getByName(host), port);
        } catch (UnknownHostException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The DNS resolver '"
                            + text
                            + "' is not HOST or HOST:PORT of a reachable name server",
                    e);
        }
    }
}
