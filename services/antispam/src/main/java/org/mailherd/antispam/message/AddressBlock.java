package org.mailherd.antispam.message;

import java.net.InetAddress;
import java.util.List;

/**
 * Addresses that share their first bits.
 *
 * @param length of the prefix in bits
 */
public record AddressBlock(InetAddress network, int length) {

    private static final int BITS = 8;

    /**
     * @param text such as {@code 10.0.0.0/8} or {@code ::1}
     * @throws IllegalArgumentException when it is no block
     */
    public static AddressBlock parse(String text) {
        String[] parts = text.strip().split("/", 2);
        try {
            InetAddress network = InetAddress.ofLiteral(parts[0]);
            int most = network.getAddress().length * BITS;
            int length = parts.length == 2 ? Integer.parseInt(parts[1]) : most;
            if (length < 0 || length > most) {
                throw new IllegalArgumentException("prefix length " + length);
            }
            return new AddressBlock(network, length);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no network such as 10.0.0.0/8 or 2001:db8::/32", e);
        }
    }

    public static List<AddressBlock> parseAll(List<String> texts) {
        return texts.stream().map(AddressBlock::parse).toList();
    }

    public boolean contains(InetAddress address) {
        byte[] own = network.getAddress();
        byte[] other = address.getAddress();
        if (own.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < length; bit++) {
            int mask = 0x80 >> bit % BITS;
            if (((own[bit / BITS] ^ other[bit / BITS]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
