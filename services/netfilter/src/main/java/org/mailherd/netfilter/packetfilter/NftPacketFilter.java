package org.mailherd.netfilter.packetfilter;

import java.io.IOException;
import java.time.Duration;

/**
 * Bans as elements with a timeout in sets of the table {@code inet mailherd}. Its chain hooks in
 * before connection tracking and Docker's address translation (prerouting, priority raw): a rule in
 * INPUT would never see packets for published container ports.
 */
final class NftPacketFilter implements PacketFilter {
    private static final String SET_UP =
            """
            add table inet mailherd
            delete table inet mailherd
            add table inet mailherd
            add set inet mailherd banned4 { type ipv4_addr; flags interval,timeout; }
            add set inet mailherd banned6 { type ipv6_addr; flags interval,timeout; }
            add chain inet mailherd guard { type filter hook prerouting priority raw; policy accept; }
            add rule inet mailherd guard ip saddr @banned4 counter drop
            add rule inet mailherd guard ip6 saddr @banned6 counter drop
            """;

    /** Added first, so that the removal succeeds in any case. */
    private static final String TEAR_DOWN =
            """
            add table inet mailherd
            delete table inet mailherd
            """;

    private final NftCommand nft;

    NftPacketFilter(NftCommand nft) {
        this.nft = nft;
    }

    @Override
    public void setUp() {
        run(SET_UP);
    }

    @Override
    public void ban(Network network, Duration duration) {
        run(
                "add element inet mailherd %s { %s timeout %ds }\n"
                        .formatted(set(network), network, Math.max(1, duration.toSeconds())));
    }

    /** A ban that has run out in the meantime is no element any more, and nft says so. */
    @Override
    public void unban(Network network) {
        try {
            nft.run("delete element inet mailherd %s { %s }\n".formatted(set(network), network));
        } catch (IOException e) {
            if (!String.valueOf(e.getMessage()).contains("No such file or directory")
                    && !String.valueOf(e.getMessage()).contains("does not exist")) {
                throw new PacketFilterException("nft: " + e.getMessage(), e);
            }
        }
    }

    @Override
    public void tearDown() {
        run(TEAR_DOWN);
    }

    @Override
    public boolean isInPlace() {
        try {
            return nft.run("list chain inet mailherd guard\n").contains("@banned4");
        } catch (IOException _) {
            return false;
        }
    }

    private static String set(Network network) {
        return network.isIpv4() ? "banned4" : "banned6";
    }

    private void run(String script) {
        try {
            nft.run(script);
        } catch (IOException e) {
            throw new PacketFilterException("nft: " + e.getMessage(), e);
        }
    }
}
