package org.mailherd.mailauth.spf;

import java.net.InetAddress;
import java.util.Arrays;

/**
 * An address block; only addresses of the same family are in it.
 *
 * @param octets 4 or 16
 * @param length prefix length in bits
 */
record Network(byte[] octets, int length) {

    boolean contains(InetAddress address) {
        byte[] other = address.getAddress();
        if (other.length != octets.length) {
            return false;
        }
        int whole = length / 8;
        for (int i = 0; i < whole; i++) {
            if (other[i] != octets[i]) {
                return false;
            }
        }
        int rest = length % 8;
        return rest == 0 || ((other[whole] ^ octets[whole]) & 0xff) >> (8 - rest) == 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Network that
                && length == that.length
                && Arrays.equals(octets, that.octets);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(octets) + length;
    }
}
