package org.mailherd.netfilter.packetfilter;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How bans are carried out.
 *
 * @param backend nft drops packets; record only writes bans down
 * @param nftCommand reads its orders from standard input
 */
@ConfigurationProperties("mailherd.netfilter.packet-filter")
record PacketFilterProperties(
        @DefaultValue("NFT") Backend backend,
        @DefaultValue({"nft", "-f", "-"}) List<String> nftCommand) {
    enum Backend {
        NFT,
        RECORD
    }
}
