package org.mailherd.smtp.mx;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.Set;

/**
 * Knows whether a mail server is this one: by its name, or by an address of this machine when mail
 * goes out to the port we listen on.
 */
public final class OwnHosts {
    private final String hostname;
    private final boolean samePort;

    /**
     * @param outboundPort where mail goes out to
     * @param inboundPorts where this server, or what is published in front of it, takes mail from
     *     the world
     */
    public OwnHosts(String hostname, int outboundPort, Set<Integer> inboundPorts) {
        this.hostname = hostname;
        this.samePort = inboundPorts.contains(outboundPort);
    }

    boolean isOwnName(String host) {
        return host.equalsIgnoreCase(hostname);
    }

    boolean isUs(String host, List<InetAddress> addresses) {
        return isOwnName(host) || addresses.stream().anyMatch(this::isOurs);
    }

    private boolean isOurs(InetAddress address) {
        if (address.isAnyLocalAddress()) {
            return true;
        }
        return samePort && (address.isLoopbackAddress() || isOnInterface(address));
    }

    private static boolean isOnInterface(InetAddress address) {
        try {
            return NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException _) {
            return false;
        }
    }
}
