package org.mailherd.netfilter.packetfilter;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * An IPv4 or IPv6 network; a single address is a network with all bits.
 *
 * @param address the first address: bits after the prefix are zero
 * @param prefix bits that count
 */
public record Network(InetAddress address, int prefix) {

    /** The network of that many bits around an address. */
    public static Network around(InetAddress address, int prefix) {
        byte[] bytes = address.getAddress();
        for (int bit = prefix; bit < bytes.length * 8; bit++) {
            bytes[bit / 8] &= (byte) ~(0x80 >> bit % 8);
        }
        try {
            return new Network(InetAddress.getByAddress(bytes), prefix);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads {@code 192.0.2.1}, {@code 192.0.2.0/24}, {@code 2001:db8::/64}; names are refused. */
    public static Optional<Network> parse(String text) {
        String[] parts = text.strip().split("/", 2);
        try {
            InetAddress address = InetAddress.ofLiteral(parts[0]);
            int bits = address.getAddress().length * 8;
            int prefix = parts.length == 1 ? bits : Integer.parseInt(parts[1]);
            return prefix < 0 || prefix > bits
                    ? Optional.empty()
                    : Optional.of(around(address, prefix));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    public boolean contains(InetAddress other) {
        return other.getAddress().length == address.getAddress().length
                && around(other, prefix).address.equals(address);
    }

    public boolean isIpv4() {
        return address instanceof Inet4Address;
    }

    /** As nftables and people write it: without the prefix if it is a single address. */
    @Override
    public String toString() {
        String text = address.getHostAddress();
        return prefix == address.getAddress().length * 8 ? text : text + "/" + prefix;
    }
}
