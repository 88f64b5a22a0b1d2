package org.mailherd.smtp.delivery;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.mailherd.smtp.mx.MailHost;

/**
 * The addresses to try, best first. One that could not be reached a moment ago stands behind the
 * others of its preference, so that a dead one costs its time-out once and not with each message.
 */
final class Targets {
    private static final Duration MEMORY = Duration.ofMinutes(5);
    private static final int LIMIT = 10_000;

    private final Clock clock;
    private final Map<InetSocketAddress, Instant> dead = new ConcurrentHashMap<>();

    Targets(Clock clock) {
        this.clock = clock;
    }

    List<Target> of(List<MailHost> hosts, int port) {
        List<Target> targets = new ArrayList<>();
        for (MailHost host : hosts) {
            for (InetAddress address : host.addresses()) {
                targets.add(new Target(host, new InetSocketAddress(address, port)));
            }
        }
        if (!dead.isEmpty()) {
            Instant now = clock.instant();
            targets.sort(
                    Comparator.comparingInt((Target one) -> one.host().preference())
                            .thenComparing(one -> isDead(one.address(), now)));
        }
        return targets;
    }

    private boolean isDead(InetSocketAddress address, Instant now) {
        Instant since = dead.get(address);
        return since != null && now.isBefore(since.plus(MEMORY));
    }

    void unreachable(Target target) {
        if (dead.size() >= LIMIT) {
            dead.clear();
        }
        dead.put(target.address(), clock.instant());
    }

    void reached(Target target) {
        if (!dead.isEmpty()) {
            dead.remove(target.address());
        }
    }
}
