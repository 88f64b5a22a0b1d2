package org.mailherd.smtp.delivery;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.mailqueue.queue.QueuedRecipient;
import org.mailherd.smtp.client.ConnectionCache;
import org.mailherd.smtp.client.ContentException;
import org.mailherd.smtp.client.Dialect;
import org.mailherd.smtp.client.Dialing;
import org.mailherd.smtp.client.Handover;
import org.mailherd.smtp.client.PeerException;
import org.mailherd.smtp.client.PeerSession;
import org.mailherd.smtp.client.Timeouts;
import org.mailherd.smtp.client.Watch;

/** LMTP to the mailbox service over a few connections that are kept and used again. */
public final class LmtpTransport implements DeliveryTransport, AutoCloseable {
    private static final ConnectionCache.Limits LIMITS =
            new ConnectionCache.Limits(
                    Duration.ofSeconds(20), Integer.MAX_VALUE, Duration.ofHours(1), 100);
    private static final Timeouts TIMEOUTS = Timeouts.RFC5321.withConnect(Duration.ofSeconds(5));

    private final HostPort server;
    private final String hostname;
    private final Watch watch;
    private final Semaphore connections;
    private final ConnectionCache<HostPort> cache;

    /**
     * @param concurrency deliveries at the same time
     */
    public LmtpTransport(HostPort server, String hostname, int concurrency) {
        this.server = server;
        this.hostname = hostname;
        this.watch = Watch.start(Duration.ofSeconds(1));
        this.connections = new Semaphore(concurrency);
        this.cache = new ConnectionCache<>(LIMITS, watch);
    }

    @Override
    public Map<QueuedRecipient, Attempt> deliver(Consignment consignment) throws IOException {
        connections.acquireUninterruptibly();
        long began = System.nanoTime();
        try {
            for (Optional<PeerSession> kept = cache.take(server);
                    kept.isPresent();
                    kept = cache.take(server)) {
                Handover handover = kept.get().send(consignment.mail());
                if (handover.connection() != Handover.Connection.DEAD) {
                    return outcome(kept.get(), handover, Duration.ZERO, began);
                }
            }
            PeerSession fresh = connect();
            long ready = System.nanoTime();
            return outcome(
                    fresh, fresh.send(consignment.mail()), Duration.ofNanos(ready - began), ready);
        } catch (PeerException e) {
            return later(consignment, SmtpReply.of(451, "4.3.0", relay() + " " + e.getMessage()));
        } catch (ContentException e) {
            throw e.reason();
        } catch (IOException e) {
            return later(
                    consignment,
                    SmtpReply.of(451, "4.4.1", "connect to " + relay() + ": " + e.getMessage()));
        } finally {
            connections.release();
        }
    }

    private PeerSession connect() throws IOException {
        return PeerSession.connect(
                new Dialing(
                        new InetSocketAddress(server.host(), server.port()),
                        Dialect.LMTP,
                        hostname,
                        Optional.empty(),
                        Optional.empty()),
                TIMEOUTS,
                watch);
    }

    private Map<QueuedRecipient, Attempt> outcome(
            PeerSession session, Handover handover, Duration setup, long ready) {
        if (handover.connection() == Handover.Connection.OPEN) {
            cache.give(server, session);
        }
        Transfer transfer =
                new Transfer(
                        Optional.of(server.host()),
                        "none",
                        "",
                        setup,
                        Duration.ofNanos(System.nanoTime() - ready),
                        handover.dsnPassed(),
                        handover.conversion());
        Map<QueuedRecipient, Attempt> attempts = new HashMap<>();
        handover.replies()
                .forEach((recipient, reply) ->
                        attempts.put(recipient, Attempt.of(reply, relay(), transfer)));
        return attempts;
    }

    private Map<QueuedRecipient, Attempt> later(Consignment consignment, SmtpReply reply) {
        Map<QueuedRecipient, Attempt> attempts = new HashMap<>();
        consignment.recipients().forEach(one -> attempts.put(one, Attempt.of(reply, relay())));
        return attempts;
    }

    private String relay() {
        return server.host() + ":" + server.port();
    }

    @Override
    public void close() {
        cache.close();
        watch.close();
    }
}
