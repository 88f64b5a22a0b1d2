package org.mailherd.smtp.delivery;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.mailqueue.queue.QueuedRecipient;
import org.mailherd.mailqueue.spool.SpoolDamagedException;

/** LMTP to the mailbox service over a few connections that are kept and used again. */
public final class LmtpTransport implements DeliveryTransport, AutoCloseable {
    private static final Duration KEEP = Duration.ofSeconds(20);
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final String host;
    private final int port;
    private final String hostname;
    private final Clock clock;
    private final Semaphore connections;
    private final ConcurrentLinkedDeque<Kept> kept = new ConcurrentLinkedDeque<>();

    private record Kept(SmtpClient client, Instant since) {}

    /**
     * @param concurrency deliveries at the same time
     */
    public LmtpTransport(HostPort server, String hostname, int concurrency, Clock clock) {
        this.host = server.host();
        this.port = server.port();
        this.hostname = hostname;
        this.clock = clock;
        this.connections = new Semaphore(concurrency);
    }

    @Override
    public Map<QueuedRecipient, Attempt> deliver(Consignment consignment) throws IOException {
        connections.acquireUninterruptibly();
        try {
            return attempts(send(consignment));
        } catch (RemoteException e) {
            return all(consignment, e.reply());
        } catch (SpoolDamagedException e) {
            throw e;
        } catch (IOException e) {
            return all(
                    consignment,
                    SmtpReply.of(451, "4.4.1", "connect to " + relay() + ": " + e.getMessage()));
        } finally {
            connections.release();
        }
    }

    private Map<QueuedRecipient, SmtpReply> send(Consignment consignment) throws IOException {
        SmtpClient reused = takeKept();
        if (reused != null) {
            try {
                return send(reused, consignment);
            } catch (RemoteException | SpoolDamagedException e) {
                throw e;
            } catch (IOException _) {
                // The server may have closed a kept connection at any time: that says nothing about
                // it.
            }
        }
        return send(
                SmtpClient.connect(
                        new InetSocketAddress(host, port),
                        SmtpClient.Dialect.LMTP,
                        hostname,
                        CONNECT),
                consignment);
    }

    private Map<QueuedRecipient, SmtpReply> send(SmtpClient client, Consignment consignment)
            throws IOException {
        try {
            Map<QueuedRecipient, SmtpReply> replies = client.send(consignment);
            kept.push(new Kept(client, clock.instant()));
            return replies;
        } catch (IOException e) {
            closeQuietly(client);
            throw e;
        }
    }

    private @Nullable SmtpClient takeKept() {
        Instant oldest = clock.instant().minus(KEEP);
        for (Kept next = kept.poll(); next != null; next = kept.poll()) {
            if (next.since().isAfter(oldest)) {
                return next.client();
            }
            closeQuietly(next.client());
        }
        return null;
    }

    private Map<QueuedRecipient, Attempt> attempts(Map<QueuedRecipient, SmtpReply> replies) {
        Map<QueuedRecipient, Attempt> attempts = new HashMap<>();
        replies.forEach((recipient, reply) -> attempts.put(recipient, Attempt.of(reply, relay())));
        return attempts;
    }

    private Map<QueuedRecipient, Attempt> all(Consignment consignment, SmtpReply reply) {
        Map<QueuedRecipient, Attempt> attempts = new HashMap<>();
        consignment
                .recipients()
                .forEach(recipient -> attempts.put(recipient, Attempt.of(reply, relay())));
        return attempts;
    }

    private String relay() {
        return host + ":" + port;
    }

    private static void closeQuietly(SmtpClient client) {
        try {
            client.close();
        } catch (IOException _) {
            // it was of no use any more
        }
    }

    @Override
    public void close() {
        for (Kept next = kept.poll(); next != null; next = kept.poll()) {
            closeQuietly(next.client());
        }
    }
}
