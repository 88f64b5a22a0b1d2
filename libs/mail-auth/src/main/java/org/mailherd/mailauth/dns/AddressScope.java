package org.mailherd.mailauth.dns;

import java.net.Inet4Address;
import java.net.InetAddress;

/** Whether an address belongs to the internet or to somebody's own network (RFC 6890). */
public final class AddressScope {

    private AddressScope() {}

    /**
     * Whether a stranger's DNS may send us there: nothing of this machine, of a private network or
     * of the special ranges.
     */
    public static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] octets = address.getAddress();
        int first = octets[0] & 0xff;
        int second = octets[1] & 0xff;
        if (address instanceof Inet4Address) {
            boolean carrierNat = first == 100 && second >= 64 && second < 128;
            boolean benchmark = first == 198 && (second == 18 || second == 19);
            return first != 0 && first < 240 && !carrierNat && !benchmark;
        }
        boolean uniqueLocal = (first & 0xfe) == 0xfc;
        // ::/96 and NAT64's well-known prefix carry an IPv4 address of any kind.
        boolean compatible = isZero(octets, 0, 12);
        boolean nat64 = first == 0 && second == 0x64 && octets[2] == (byte) 0xff;
        return !uniqueLocal && !compatible && !nat64;
    }

    private static boolean isZero(byte[] octets, int from, int to) {
        for (int i = from; i < to; i++) {
            if (octets[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
