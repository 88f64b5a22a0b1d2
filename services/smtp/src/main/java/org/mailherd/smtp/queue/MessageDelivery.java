package org.mailherd.smtp.queue;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.mailherd.mailmodel.QueueId;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.mailqueue.bounce.ReportAction;
import org.mailherd.mailqueue.queue.FreshMail;
import org.mailherd.mailqueue.queue.LeasedMessage;
import org.mailherd.mailqueue.queue.QueueUnavailableException;
import org.mailherd.mailqueue.queue.QueuedRecipient;
import org.mailherd.mailqueue.queue.RetrySchedule;
import org.mailherd.mailqueue.queue.Settlement;
import org.mailherd.mailqueue.queue.Transport;
import org.mailherd.mailqueue.spool.SpoolDamagedException;
import org.mailherd.platform.log.LogEvent;
import org.mailherd.smtp.bounce.BounceSender;
import org.mailherd.smtp.delivery.Attempt;
import org.mailherd.smtp.delivery.Consignment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything about one leased message: attempts, report, settlement. */
public final class MessageDelivery implements Consumer<LeasedMessage> {
    private static final Logger log = LoggerFactory.getLogger(MessageDelivery.class);
    private static final Duration BUSY = Duration.ofSeconds(30);

    private final FreshMail mail;
    private final Dispatcher dispatcher;
    private final BounceSender bounces;
    private final Settler settler;
    private final OutcomePolicy policy;
    private final DeliveryLog deliveryLog;

    /** How attempts become settlements: the schedule, the time it goes by, who tells of delays. */
    public record OutcomePolicy(RetrySchedule schedule, Clock clock, DelayWatch delays) {}

    private record Group(Transport transport, String domain) {}

    public MessageDelivery(
            FreshMail mail,
            Dispatcher dispatcher,
            BounceSender bounces,
            Settler settler,
            OutcomePolicy policy) {
        this.mail = mail;
        this.dispatcher = dispatcher;
        this.bounces = bounces;
        this.deliveryLog = new DeliveryLog(bounces.telemetry());
        this.settler = settler;
        this.policy = policy;
    }

    @Override
    public void accept(LeasedMessage message) {
        Instant begun = policy.clock().instant();
        try {
            settle(message, attempt(message), begun);
        } catch (SpoolDamagedException e) {
            LogEvent.of("spool-damaged").with("qid", message.envelope().id()).error(log, e);
            deliveryLog.held(message.envelope(), "spool damaged", policy.clock().instant());
            settler.settle(holdAll(message, String.valueOf(e.getMessage())));
        } catch (IOException e) {
            // its bytes, or the keys to sign anew what had to be converted
            LogEvent.of("delivery-postponed")
                    .with("qid", message.envelope().id())
                    .quoted("reason", e.getMessage())
                    .error(log, e);
            settler.settle(giveBack(message, message.recipients()));
        }
    }

    private Map<QueuedRecipient, Attempt> attempt(LeasedMessage message) throws IOException {
        Map<Group, List<QueuedRecipient>> groups = new LinkedHashMap<>();
        for (QueuedRecipient recipient : message.recipients()) {
            // All local recipients share one LMTP transaction, whatever their domains.
            String domain =
                    recipient.transport() == Transport.LOCAL ? "" : recipient.recipient().domain();
            groups.computeIfAbsent(new Group(recipient.transport(), domain), _ -> new ArrayList<>())
                    .add(recipient);
        }
        List<Consignment> consignments = new ArrayList<>();
        groups.forEach((group, recipients) -> {
            for (List<QueuedRecipient> some : split(recipients, dispatcher.recipientLimit())) {
                consignments.add(consignment(message, group, some));
            }
        });
        return consignments.size() == 1
                ? dispatcher.send(consignments.getFirst())
                : inParallel(consignments);
    }

    private static List<List<QueuedRecipient>> split(List<QueuedRecipient> all, int limit) {
        List<List<QueuedRecipient>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += limit) {
            parts.add(List.copyOf(all.subList(from, Math.min(from + limit, all.size()))));
        }
        return parts;
    }

    private Consignment consignment(
            LeasedMessage message, Group group, List<QueuedRecipient> recipients) {
        return new Consignment(
                message.envelope(),
                group.domain(),
                recipients,
                message.place().length(),
                () -> mail.open(message));
    }

    /** A slow domain must not hold up the others of the same message. */
    private Map<QueuedRecipient, Attempt> inParallel(List<Consignment> consignments)
            throws IOException {
        Map<QueuedRecipient, Attempt> attempts = new ConcurrentHashMap<>();
        List<IOException> failures = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (Consignment consignment : consignments) {
            threads.add(
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    attempts.putAll(dispatcher.send(consignment));
                                } catch (IOException e) {
                                    synchronized (failures) {
                                        failures.add(e);
                                    }
                                }
                            }));
        }
        for (Thread thread : threads) {
            join(thread);
        }
        if (attempts.isEmpty() && !failures.isEmpty()) {
            throw failures.getFirst();
        }
        return attempts;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void settle(
            LeasedMessage message, Map<QueuedRecipient, Attempt> attempts, Instant begun) {
        DeliveryLog.Span span = new DeliveryLog.Span(begun, policy.clock().instant());
        List<Settlement> settlements = new ArrayList<>();
        Map<QueuedRecipient, Attempt> failed = new LinkedHashMap<>();
        Map<QueuedRecipient, Attempt.Delivered> delivered = new LinkedHashMap<>();
        Map<QueuedRecipient, Attempt> waiting = new LinkedHashMap<>();
        List<QueuedRecipient> untried = new ArrayList<>();
        for (QueuedRecipient recipient : message.recipients()) {
            Attempt attempt = attempts.get(recipient);
            if (attempt == null) {
                untried.add(recipient);
                continue;
            }
            Attempt last = expire(message, attempt, span.now());
            Optional<Instant> next = Optional.empty();
            switch (last) {
                case Attempt.Delivered sent -> {
                    settlements.add(done(message, recipient));
                    delivered.put(recipient, sent);
                }
                case Attempt.Deferred deferred -> {
                    Settlement.Retry again = retry(message, recipient, deferred, span.now());
                    settlements.add(again);
                    waiting.put(recipient, deferred);
                    next = Optional.of(again.nextAttempt());
                }
                case Attempt.Bounced bounced -> failed.put(recipient, bounced);
            }
            deliveryLog.write(message.envelope(), recipient, last, span, next);
        }
        settlements.addAll(bounce(message, failed));
        bounces.succeeded(message, Outcomes.ofDelivered(delivered));
        settlements.addAll(giveBack(message, untried));
        settler.settle(settlements);
        policy.delays().consider(message, waiting, span.now());
    }

    private Attempt expire(LeasedMessage message, Attempt attempt, Instant now) {
        if (attempt instanceof Attempt.Deferred deferred
                && policy.schedule().expired(message.envelope(), now)) {
            return new Attempt.Bounced(
                    SmtpReply.of(
                            550, "5.4.7", "delivery time expired; last reply: " + deferred.reply()),
                    deferred.relay(),
                    deferred.transfer());
        }
        return attempt;
    }

    private static Settlement done(LeasedMessage message, QueuedRecipient recipient) {
        return new Settlement.Done(message.envelope().id(), recipient.seq());
    }

    private Settlement.Retry retry(
            LeasedMessage message,
            QueuedRecipient recipient,
            Attempt.Deferred attempt,
            Instant now) {
        Instant planned = policy.schedule().next(now, recipient.attempts() + 1);
        // Spread, so that what failed together does not come back together.
        long spread = Duration.between(now, planned).toMillis() / 8;
        Instant next = planned.plusMillis(ThreadLocalRandom.current().nextLong(spread + 1));
        return new Settlement.Retry(
                message.envelope().id(), recipient.seq(), next, attempt.reply().toString());
    }

    /** The report is durable before the rows go; if it cannot be, the rows stay. */
    private List<Settlement> bounce(LeasedMessage message, Map<QueuedRecipient, Attempt> failed) {
        if (failed.isEmpty()) {
            return List.of();
        }
        try {
            bounces.send(message, Outcomes.of(failed, ReportAction.FAILED), Optional.empty());
            return failed.keySet().stream().map(recipient -> done(message, recipient)).toList();
        } catch (QueueUnavailableException | IOException | RuntimeException e) {
            LogEvent.of("bounce-failed").with("qid", message.envelope().id()).error(log, e);
            return giveBack(message, List.copyOf(failed.keySet()));
        }
    }

    private List<Settlement> giveBack(LeasedMessage message, List<QueuedRecipient> recipients) {
        Instant next = policy.clock().instant().plus(BUSY);
        QueueId id = message.envelope().id();
        return recipients.stream()
                .<Settlement>map(one -> new Settlement.GiveBack(id, one.seq(), next))
                .toList();
    }

    private static List<Settlement> holdAll(LeasedMessage message, String reason) {
        QueueId id = message.envelope().id();
        return message.recipients().stream()
                .<Settlement>map(one -> new Settlement.Hold(id, one.seq(), reason))
                .toList();
    }
}
