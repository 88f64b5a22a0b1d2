package org.mailherd.antispam.check;

import java.net.InetAddress;
import java.util.Optional;
import org.mailherd.antispam.facts.ClientName;

/**
 * Who handed the message to the first server that we may believe: the client, or, where a
 * forwarding host brought it or nobody says who did, the one that its newest Received fields name.
 *
 * @param helo the name it gave; empty when nobody wrote it down
 * @param name what reverse look-up said, at that server's time
 */
public record Handover(InetAddress address, String helo, ClientName name) {

    /** Empty for a client in a trusted network: its mail came some way that is its own affair. */
    public static Optional<Handover> of(Scan scan) {
        Optional<InetAddress> client = scan.envelope().client();
        if (client.isEmpty() || scan.envelope().handedOn()) {
            return ReceivedTrail.border(scan.message().header(), client);
        }
        return client.filter(_ -> !scan.facts().trusted())
                .map(address ->
                        new Handover(address, scan.envelope().helo(), scan.facts().clientName()));
    }

    /** Whether all the world may reach the address. */
    public static boolean isPublic(InetAddress address) {
        return !address.isLoopbackAddress()
                && !address.isSiteLocalAddress()
                && !address.isLinkLocalAddress()
                && !address.isAnyLocalAddress()
                && !address.isMulticastAddress()
                && !isUniqueLocal(address.getAddress());
    }

    /** RFC 4193; Java's word for site-local does not know it. */
    private static boolean isUniqueLocal(byte[] address) {
        return address.length == 16 && (address[0] & 0xfe) == 0xfc;
    }
}
