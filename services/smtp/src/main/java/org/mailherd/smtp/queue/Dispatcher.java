package org.mailherd.smtp.queue;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.mailherd.mailqueue.queue.QueuedRecipient;
import org.mailherd.smtp.delivery.Attempt;
import org.mailherd.smtp.delivery.Consignment;
import org.mailherd.smtp.delivery.DeliveryTransport;

/** Gives a consignment to its transport, to a domain only so many at a time. */
public final class Dispatcher {
    private static final int MAX_WAIT_SECONDS = 60;

    private final DeliveryTransport local;
    private final DeliveryTransport remote;
    private final DeliveryTransport learning;
    private final int perDestination;
    private final Map<String, Destination> destinations = new ConcurrentHashMap<>();

    /**
     * A domain in use; {@code users} counts who waits or sends, so that nobody removes it under
     * them.
     */
    private record Destination(Semaphore free, int users) {}

    /**
     * @param perDestination deliveries to one domain at the same time
     */
    public Dispatcher(
            DeliveryTransport local,
            DeliveryTransport remote,
            DeliveryTransport learning,
            int perDestination) {
        this.local = local;
        this.remote = remote;
        this.learning = learning;
        this.perDestination = perDestination;
    }

    Map<QueuedRecipient, Attempt> send(Consignment consignment) throws IOException {
        return switch (consignment.recipients().getFirst().transport()) {
            case LOCAL -> local.deliver(consignment);
            case REMOTE, FORWARD, RELAY -> sendOut(consignment);
            case LEARN_HAM, LEARN_SPAM -> learning.deliver(consignment);
        };
    }

    /** No room within a minute is no attempt: the rows are given back. */
    private Map<QueuedRecipient, Attempt> sendOut(Consignment consignment) throws IOException {
        Semaphore free = enter(consignment.domain());
        try {
            if (!free.tryAcquire(MAX_WAIT_SECONDS, TimeUnit.SECONDS)) {
                return Map.of();
            }
            try {
                return remote.deliver(consignment);
            } finally {
                free.release();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Map.of();
        } finally {
            leave(consignment.domain());
        }
    }

    private Semaphore enter(String domain) {
        return destinations
                .merge(
                        domain,
                        new Destination(new Semaphore(perDestination), 1),
                        (known, _) -> new Destination(known.free(), known.users() + 1))
                .free();
    }

    private void leave(String domain) {
        destinations.computeIfPresent(
                domain,
                (_, known) ->
                        known.users() == 1
                                ? null
                                : new Destination(known.free(), known.users() - 1));
    }
}
