package org.mailherd.netfilter.ban;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mailherd.netfilter.packetfilter.Network;

/**
 * Failed logins of each network within the window. Holds the networks seen last; an attacker with
 * more addresses than that evicts his own counts, not the machine's memory.
 */
final class AttemptCounter {
    private static final int MAX_NETWORKS = 50_000;

    private final Duration window;
    private final Map<Network, Deque<Instant>> attempts =
            new LinkedHashMap<>(256, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Network, Deque<Instant>> eldest) {
                    return size() > MAX_NETWORKS;
                }
            };

    AttemptCounter(Duration window) {
        this.window = window;
    }

    /** Notes one more and tells how many there are within the window now. */
    synchronized int add(Network network, Instant now) {
        Deque<Instant> seen = attempts.computeIfAbsent(network, _ -> new ArrayDeque<>());
        seen.addLast(now);
        while (seen.getFirst().isBefore(now.minus(window))) {
            seen.removeFirst();
        }
        return seen.size();
    }

    synchronized void forget(Network network) {
        attempts.remove(network);
    }
}
