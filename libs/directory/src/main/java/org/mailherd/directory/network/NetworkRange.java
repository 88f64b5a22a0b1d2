package org.mailherd.directory.network;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * An address or a CIDR block, IPv4 or IPv6.
 *
 * @param network its first address
 * @param bits how many leading bits count
 */
public record NetworkRange(InetAddress network, int bits) {

    /**
     * @param text such as {@code 192.0.2.0/24} or {@code ::1}; never a name, nothing is looked up
     * @throws IllegalArgumentException if it is neither an address nor a block
     */
    public static NetworkRange parse(String text) {
        int slash = text.indexOf('/');
        InetAddress network = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
        int all = network.getAddress().length * Byte.SIZE;
        int bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
        if (bits < 0 || bits > all) {
            throw new IllegalArgumentException("no such prefix length: " + text);
        }
        return new NetworkRange(network, bits);
    }

    /** Reads a comma list; spaces do not matter. */
    public static List<NetworkRange> parseList(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(range -> !range.isEmpty())
                .map(NetworkRange::parse)
                .toList();
    }

    public boolean contains(InetAddress address) {
        byte[] mine = network.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        int whole = bits / Byte.SIZE;
        int mask = 0xff00 >> bits % Byte.SIZE & 0xff;
        return Arrays.equals(mine, 0, whole, other, 0, whole)
                && (mask == 0 || (mine[whole] & mask) == (other[whole] & mask));
    }
}
