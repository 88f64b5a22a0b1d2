package org.mailherd.netfilter.packetfilter;

import java.time.Duration;

/** Drops what a network sends us. All methods throw {@link PacketFilterException} on a refusal. */
public interface PacketFilter {
    /** Makes a clean set-up, whatever an earlier run left. */
    void setUp();

    /** Drops everything from that network for that long. */
    void ban(Network network, Duration duration);

    /** Ends a ban; nothing happens if there is none. */
    void unban(Network network);

    /** Takes away whatever {@link #setUp()} made. */
    void tearDown();

    /** Whether the set-up is still in place: somebody else may flush the rules. */
    boolean isInPlace();
}
