package org.mailherd.netfilter.ban;

import java.time.Duration;
import java.time.Instant;
import org.mailherd.netfilter.packetfilter.Network;

/**
 * A ban, current or past.
 *
 * @param network who
 * @param until when it ends or ended
 * @param count which one it is for this network; later ones last longer
 */
record Ban(Network network, Instant until, int count) {
    boolean isOver(Instant now) {
        return !now.isBefore(until);
    }

    Duration remaining(Instant now) {
        return Duration.between(now, until);
    }
}
