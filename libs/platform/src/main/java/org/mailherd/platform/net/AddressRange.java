package org.mailherd.platform.net;

import java.net.InetAddress;
import java.util.Arrays;

/**
 * An address or a CIDR block, IPv4 or IPv6; addresses of the other family are never in it.
 *
 * @param network its first address; bits behind the prefix do not count
 * @param bits how many leading bits count
 */
public record AddressRange(InetAddress network, int bits) {

    /**
     * @param text such as {@code 192.0.2.0/24} or {@code ::1}; never a name, nothing is looked up
     * @throws IllegalArgumentException with a sentence for the operator
     */
    public static AddressRange parse(String text) {
        String[] parts = text.strip().split("/", 2);
        try {
            // mailcow's main.cf writes IPv6 as [::1]/128
            String literal = parts[0].replaceFirst("^\\[(.*)]$", "$1");
            InetAddress network = InetAddress.ofLiteral(literal);
            int all = network.getAddress().length * Byte.SIZE;
            int bits = parts.length == 2 ? Integer.parseInt(parts[1]) : all;
            if (bits < 0 || bits > all) {
                throw new IllegalArgumentException("prefix length " + bits);
            }
            return new AddressRange(network, bits);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no network such as 192.0.2.0/24 or 2001:db8::/32", e);
        }
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
