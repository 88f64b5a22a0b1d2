package org.mailherd.smtp.queue;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.mailqueue.queue.QueuedRecipient;
import org.mailherd.smtp.delivery.Attempt;
import org.mailherd.smtp.delivery.Consignment;
import org.mailherd.smtp.delivery.DeliveryTransport;

/** Gives a consignment to its transport, to a domain only as much as its window allows. */
public final class Dispatcher {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final DeliveryTransport local;
    private final DeliveryTransport remote;
    private final DeliveryTransport learning;
    private final Destinations destinations;

    public Dispatcher(
            DeliveryTransport local,
            DeliveryTransport remote,
            DeliveryTransport learning,
            Destinations destinations) {
        this.local = local;
        this.remote = remote;
        this.learning = learning;
        this.destinations = destinations;
    }

    /** Recipients of one message in one transaction. */
    int recipientLimit() {
        return destinations.recipientLimit();
    }

    Map<QueuedRecipient, Attempt> send(Consignment consignment) throws IOException {
        return switch (consignment.recipients().getFirst().transport()) {
            case LOCAL -> local.deliver(consignment);
            case REMOTE, FORWARD, RELAY -> sendOut(consignment);
            case LEARN_HAM, LEARN_SPAM -> learning.deliver(consignment);
            case EXPANSION -> expanded(consignment);
        };
    }

    /** The others behind the address have rows of their own: all there is to do is the report. */
    private static Map<QueuedRecipient, Attempt> expanded(Consignment consignment) {
        Attempt done =
                new Attempt.Delivered(
                        SmtpReply.of(250, "2.1.5", "sent on to several addresses"),
                        Optional.empty());
        Map<QueuedRecipient, Attempt> attempts = new HashMap<>();
        consignment.recipients().forEach(recipient -> attempts.put(recipient, done));
        return attempts;
    }

    /** No room within some minutes is no attempt: the rows are given back. */
    private Map<QueuedRecipient, Attempt> sendOut(Consignment consignment) throws IOException {
        DestinationWindow window = destinations.acquire(consignment.domain());
        try {
            return switch (window.enter(PATIENCE)) {
                case DestinationWindow.Permit.Go _ -> deliver(consignment, window);
                case DestinationWindow.Permit.Dead(SmtpReply reply) -> deferAll(consignment, reply);
                case DestinationWindow.Permit.Busy _ -> Map.of();
            };
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Map.of();
        } finally {
            destinations.release(window);
        }
    }

    private Map<QueuedRecipient, Attempt> deliver(Consignment consignment, DestinationWindow window)
            throws IOException {
        Feedback feedback = Feedback.GOOD;
        @Nullable SmtpReply reply = null;
        try {
            Map<QueuedRecipient, Attempt> attempts = remote.deliver(consignment);
            feedback = Feedback.of(attempts.values());
            reply = attempts.values().stream().map(Attempt::reply).findFirst().orElse(null);
            return attempts;
        } finally {
            window.leave(feedback, reply);
        }
    }

    private static Map<QueuedRecipient, Attempt> deferAll(
            Consignment consignment, SmtpReply reply) {
        Map<QueuedRecipient, Attempt> attempts = new HashMap<>();
        for (QueuedRecipient recipient : consignment.recipients()) {
            attempts.put(recipient, new Attempt.Deferred(reply, Optional.empty()));
        }
        return attempts;
    }
}
