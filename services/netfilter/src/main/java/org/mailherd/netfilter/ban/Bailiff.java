package org.mailherd.netfilter.ban;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mailherd.netfilter.packetfilter.Network;
import org.mailherd.netfilter.packetfilter.PacketFilter;
import org.mailherd.netfilter.packetfilter.PacketFilterException;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Decides on bans and has them carried out. A ban ends in the kernel by itself, by its timeout;
 * what is kept here is only for growing bans and for the next start.
 */
@Component
public final class Bailiff {
    private static final Logger log = LoggerFactory.getLogger(Bailiff.class);
    private static final Duration RETRY = Duration.ofSeconds(5);

    /** A network that behaved for a day after its ban starts anew. */
    private static final Duration FORGIVEN_AFTER = Duration.ofDays(1);

    private final BanProperties properties;
    private final PacketFilter filter;
    private final BanStore store;
    private final Clock clock;
    private final AttemptCounter counter;
    private final List<Network> allowed;
    private final Map<Network, Ban> bans = new HashMap<>();
    private final ScheduledExecutorService scheduler =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofVirtual().name("bailiff").factory());
    private @Nullable ScheduledFuture<?> restoring;

    Bailiff(BanProperties properties, PacketFilter filter, BanStore store, Clock clock) {
        this.properties = properties;
        this.filter = filter;
        this.store = store;
        this.clock = clock;
        this.counter = new AttemptCounter(properties.retryWindow());
        this.allowed = properties.allowed();
    }

    /** Sets the packet filter up; puts the bans of the last run back as soon as Redis answers. */
    public void start() {
        filter.setUp();
        restoring =
                scheduler.scheduleWithFixedDelay(
                        this::restore, 0, RETRY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Leaves nothing behind in the kernel. */
    public void stop() {
        scheduler.shutdownNow();
        filter.tearDown();
    }

    private synchronized void restore() {
        try {
            Instant now = clock.instant();
            for (Ban ban : store.all()) {
                if (now.isAfter(ban.until().plus(FORGIVEN_AFTER))) {
                    store.remove(ban.network());
                } else if (bans.putIfAbsent(ban.network(), ban) == null && !ban.isOver(now)) {
                    filter.ban(ban.network(), ban.remaining(now));
                    banned("ban-restored", ban, ban.remaining(now)).info(log);
                }
            }
            if (restoring != null) {
                restoring.cancel(false);
            }
        } catch (DataAccessException e) {
            LogEvent.of("bans-not-read").quoted("reason", e.getMessage()).warn(log);
        } catch (PacketFilterException e) {
            LogEvent.of("ban-failed").quoted("reason", e.getMessage()).error(log);
        }
    }

    /** One more failed login of this address. */
    public synchronized void failed(InetAddress address, String service) {
        if (isOurs(address) || allowed.stream().anyMatch(network -> network.contains(address))) {
            return;
        }
        Network network =
                Network.around(
                        address,
                        address.getAddress().length == 4
                                ? properties.netbanIpv4()
                                : properties.netbanIpv6());
        Instant now = clock.instant();
        Ban last = bans.get(network);
        if (last != null && !last.isOver(now)) {
            return;
        }
        if (counter.add(network, now) >= properties.maxAttempts()) {
            counter.forget(network);
            ban(network, last, now, service);
        }
    }

    private void ban(Network network, @Nullable Ban last, Instant now, String service) {
        int earlier =
                last == null || now.isAfter(last.until().plus(FORGIVEN_AFTER)) ? 0 : last.count();
        Duration duration = properties.durationAfter(earlier);
        Ban ban = new Ban(network, now.plus(duration), earlier + 1);
        try {
            filter.ban(network, duration);
        } catch (PacketFilterException e) {
            LogEvent.of("ban-failed")
                    .with("address", network)
                    .quoted("reason", e.getMessage())
                    .error(log);
            return;
        }
        bans.put(network, ban);
        banned("ban", ban, duration).with("service", service).warn(log);
        remember(() -> store.put(ban));
    }

    /** Ends a ban at once. */
    public synchronized void unban(Network network) {
        if (bans.remove(network) == null) {
            return;
        }
        filter.unban(network);
        counter.forget(network);
        LogEvent.of("unban").with("address", network).info(log);
        remember(() -> store.remove(network));
    }

    private static void remember(Runnable change) {
        try {
            change.run();
        } catch (DataAccessException e) {
            LogEvent.of("ban-not-kept").quoted("reason", e.getMessage()).warn(log);
        }
    }

    /** The stack's own networks and the host: a ban there would cut off all users at once. */
    private static boolean isOurs(InetAddress address) {
        boolean uniqueLocal =
                address.getAddress().length == 16 && (address.getAddress()[0] & 0xfe) == 0xfc;
        return address.isLoopbackAddress()
                || address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || address.isAnyLocalAddress()
                || uniqueLocal;
    }

    private static LogEvent banned(String event, Ban ban, Duration duration) {
        return LogEvent.of(event)
                .with("address", ban.network())
                .with("seconds", duration.toSeconds())
                .with("count", ban.count());
    }
}
