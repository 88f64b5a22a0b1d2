package org.mailherd.netfilter.ban;

import java.util.List;
import org.mailherd.netfilter.packetfilter.Network;

/** Remembers bans over a restart. */
interface BanStore {
    List<Ban> all();

    void put(Ban ban);

    void remove(Network network);
}
