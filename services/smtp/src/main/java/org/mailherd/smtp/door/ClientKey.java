package org.mailherd.smtp.door;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Under what a client is counted: one IPv4 address, or the /64 that an IPv6 host may choose from.
 */
final class ClientKey {
    private static final int NETWORK_OCTETS = 8;

    private ClientKey() {}

    static String of(InetAddress client) {
        byte[] octets = client.getAddress();
        if (octets.length == 4) {
            return client.getHostAddress();
        }
        try {
            Arrays.fill(octets, NETWORK_OCTETS, octets.length, (byte) 0);
            return InetAddress.getByAddress(octets).getHostAddress() + "/64";
        } catch (UnknownHostException e) {
            throw new IllegalStateException("sixteen octets are an address", e);
        }
    }
}
