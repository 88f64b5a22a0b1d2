package org.mailherd.netfilter.packetfilter;

import java.time.Duration;

/**
 * Where the process may not touch the kernel's rules (the demo without root): bans are decided,
 * logged and kept in Redis, and no packet is dropped.
 */
final class RecordingPacketFilter implements PacketFilter {
    @Override
    public void setUp() {}

    @Override
    public void ban(Network network, Duration duration) {}

    @Override
    public void unban(Network network) {}

    @Override
    public void tearDown() {}

    @Override
    public boolean isInPlace() {
        return true;
    }
}
