package org.mailherd.netfilter.packetfilter;

import java.io.IOException;

/** Runs {@code nft -f -}. */
@FunctionalInterface
interface NftCommand {
    /**
     * @param script one transaction in nft's language: all of it happens or nothing
     * @return what nft printed
     * @throws IOException if nft cannot be run or refuses; the message is nft's
     */
    String run(String script) throws IOException;
}
