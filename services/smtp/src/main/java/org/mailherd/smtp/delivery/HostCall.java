package org.mailherd.smtp.delivery;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.mailqueue.queue.QueuedRecipient;
import org.mailherd.smtp.client.ConnectionCache;
import org.mailherd.smtp.client.ContentException;
import org.mailherd.smtp.client.Handover;
import org.mailherd.smtp.client.OwnAddressException;
import org.mailherd.smtp.client.PeerException;
import org.mailherd.smtp.client.PeerSession;
import org.mailherd.smtp.client.Resigner;
import org.mailherd.smtp.routing.NextHop;
import org.mailherd.smtp.routing.Route;
import org.mailherd.smtp.security.HostPlan;

/** Hands a message to one server, over a connection that waited or a new one. */
final class HostCall {
    private final Connector connector;
    private final ConnectionCache<LineKey> cache;
    private final Targets targets;
    private final int recipients;
    private final Resigner resigner;

    /** How it went; {@code session} is whether the server talked to us at all. */
    record Result(Map<QueuedRecipient, Attempt> attempts, boolean session) {}

    /**
     * @param recipients in one transaction
     */
    HostCall(
            Connector connector,
            ConnectionCache<LineKey> cache,
            Targets targets,
            int recipients,
            Resigner resigner) {
        this.connector = connector;
        this.cache = cache;
        this.targets = targets;
        this.recipients = recipients;
        this.resigner = resigner;
    }

    static LineKey key(Target target, HostPlan.Connect plan, Route route) {
        return new LineKey(
                target.address(),
                plan.serverName(),
                route.identity(),
                new LineKey.Terms(plan.security(), plan.protocols(), isImplicit(route)),
                route.login());
    }

    private static boolean isImplicit(Route route) {
        return route.nextHop() instanceof NextHop.Host(String _, int _, boolean tls) && tls;
    }

    boolean isWarm(LineKey key) {
        return cache.has(key);
    }

    /**
     * @param began when the attempt began, in nanoseconds
     * @throws IOException when the message cannot be read
     */
    Result send(
            Consignment consignment, Target target, HostPlan.Connect plan, Route route, long began)
            throws IOException {
        LineKey key = key(target, plan, route);
        for (Optional<PeerSession> kept = cache.take(key);
                kept.isPresent();
                kept = cache.take(key)) {
            Optional<Result> result = over(kept.get(), key, consignment, target, began);
            if (result.isPresent()) {
                return result.get();
            }
        }
        PeerSession fresh;
        try {
            fresh = connector.connect(target, plan, route);
            targets.reached(target);
        } catch (PeerException e) {
            return none(consignment, target, refused(target, e), true);
        } catch (SecurityFault e) {
            return none(consignment, target, e.reply(), true);
        } catch (IOException e) {
            if (!(e instanceof OwnAddressException)) {
                targets.unreachable(target);
            }
            return none(
                    consignment,
                    target,
                    SmtpReply.of(451, "4.4.1", "connect to " + target + ": " + e.getMessage()),
                    false);
        }
        return over(fresh, key, consignment, target, began)
                .orElseGet(() -> none(consignment, target, hungUp(target), true));
    }

    /** RFC 5321 5.1: it is the server's bad day, not the message's fault; another may take it. */
    private static SmtpReply refused(Target target, PeerException e) {
        return SmtpReply.of(451, "4.7.0", target + " " + e.getMessage());
    }

    private static SmtpReply hungUp(Target target) {
        return SmtpReply.of(451, "4.4.2", "lost connection with " + target);
    }

    private static Result none(
            Consignment consignment, Target target, SmtpReply reply, boolean session) {
        Map<QueuedRecipient, Attempt> attempts = new HashMap<>();
        Transfer transfer =
                new Transfer(
                        Optional.of(target.host().name()),
                        "none",
                        "",
                        Duration.ZERO,
                        Duration.ZERO,
                        false,
                        Optional.empty());
        for (QueuedRecipient one : consignment.recipients()) {
            attempts.put(
                    one, new Attempt.Deferred(reply, Optional.of(target.toString()), transfer));
        }
        return new Result(attempts, session);
    }

    /** Empty when a kept connection turned out to be dead before it heard of the message. */
    private Optional<Result> over(
            PeerSession session, LineKey key, Consignment consignment, Target target, long began)
            throws IOException {
        boolean kept = session.messages() > 0;
        long ready = System.nanoTime();
        Map<QueuedRecipient, Attempt> attempts = new HashMap<>();
        Handover.Connection connection = Handover.Connection.OPEN;
        List<QueuedRecipient> all = consignment.recipients();
        int batch = batch(session);
        for (int from = 0;
                from < all.size() && connection == Handover.Connection.OPEN;
                from += batch) {
            List<QueuedRecipient> some = all.subList(from, Math.min(all.size(), from + batch));
            Handover handover = handOver(session, consignment.with(some));
            connection = handover.connection();
            if (kept && from == 0 && connection == Handover.Connection.DEAD) {
                return Optional.empty();
            }
            Transfer transfer =
                    transfer(session, target, Duration.ofNanos(ready - began), ready, handover);
            handover.replies()
                    .forEach((recipient, reply) ->
                            attempts.put(
                                    recipient, Attempt.of(reply, target.toString(), transfer)));
        }
        if (connection == Handover.Connection.OPEN) {
            cache.give(key, session);
        }
        for (QueuedRecipient one : all) {
            attempts.computeIfAbsent(
                    one, _ -> Attempt.of(hungUp(target), target.toString(), Transfer.NONE));
        }
        return Optional.of(new Result(attempts, true));
    }

    private int batch(PeerSession session) {
        return (int)
                Math.max(
                        1,
                        Math.min(
                                recipients,
                                session.extensions().limit("RCPTMAX").orElse(Long.MAX_VALUE)));
    }

    private Handover handOver(PeerSession session, Consignment consignment) throws IOException {
        try {
            return session.send(consignment.mail().signedBy(resigner));
        } catch (ContentException e) {
            throw e.reason();
        }
    }

    private static Transfer transfer(
            PeerSession session, Target target, Duration setup, long ready, Handover handover) {
        Optional<SSLSession> tls = session.tls();
        return new Transfer(
                Optional.of(target.host().name()),
                session.trust(),
                tls.map(one -> one.getProtocol() + ":" + one.getCipherSuite()).orElse(""),
                setup,
                Duration.ofNanos(System.nanoTime() - ready),
                handover.dsnPassed(),
                handover.conversion());
    }
}
