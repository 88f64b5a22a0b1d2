package org.mailherd.smtp.door;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.mailherd.directory.forwarding.ForwardingHost;
import org.mailherd.directory.forwarding.ForwardingHosts;
import org.mailherd.platform.log.LogEvent;
import org.mailherd.platform.net.AddressRange;
import org.mailherd.smtp.session.Caller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The forwarding hosts, read again when the last look is a second old. A database that does not
 * answer holds a client up for half a second at most; what was known stays known.
 */
final class ForwardingList {
    private static final Logger log = LoggerFactory.getLogger(ForwardingList.class);
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final ForwardingHosts hosts;
    private final Executor threads;
    private final AtomicReference<@Nullable CompletableFuture<Void>> reading =
            new AtomicReference<>();
    private volatile Snapshot snapshot =
            new Snapshot(System.nanoTime() - FRESH.toNanos(), List.of());

    private record Known(AddressRange range, boolean keepSpam) {}

    private record Snapshot(long at, List<Known> known) {}

    ForwardingList(ForwardingHosts hosts, Executor threads) {
        this.hosts = hosts;
        this.threads = threads;
    }

    Optional<Caller.Forwarder> find(InetAddress client) {
        if (System.nanoTime() - snapshot.at() >= FRESH.toNanos()) {
            refresh();
        }
        return snapshot.known().stream()
                .filter(known -> known.range().contains(client))
                .findFirst()
                .map(known -> new Caller.Forwarder(known.keepSpam()));
    }

    /** One reads, the others wait for the same answer. */
    private void refresh() {
        CompletableFuture<Void> mine = new CompletableFuture<>();
        CompletableFuture<Void> running = reading.compareAndExchange(null, mine);
        if (running == null) {
            threads.execute(() -> read(mine));
        }
        try {
            (running == null ? mine : running).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException _) {
            // what was known stays known; the reader has said so
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(CompletableFuture<Void> done) {
        long now = System.nanoTime();
        try {
            snapshot = new Snapshot(now, known(hosts.all()));
        } catch (RuntimeException e) {
            // the queue tells when the database is lost; here it only means old news
            snapshot = new Snapshot(now, snapshot.known());
            LogEvent.of("forwarding-hosts-old").quoted("reason", e.getMessage()).debug(log);
        } finally {
            reading.set(null);
            done.complete(null);
        }
    }

    private static List<Known> known(List<ForwardingHost> rows) {
        List<Known> known = new ArrayList<>();
        for (ForwardingHost row : rows) {
            try {
                known.add(new Known(AddressRange.parse(row.host()), row.keepSpam()));
            } catch (IllegalArgumentException e) {
                LogEvent.of("forwarding-host-unreadable").quoted("host", row.host()).warn(log);
            }
        }
        return List.copyOf(known);
    }
}
