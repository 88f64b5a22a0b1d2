package org.mailherd.smtp.delivery;

import java.io.IOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailherd.mailauth.mtasts.StsAnswer;
import org.mailherd.mailauth.mtasts.StsPolicies;
import org.mailherd.mailauth.tlsrpt.TlsFailure;
import org.mailherd.mailauth.tlsrpt.TlsSession;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.mailqueue.envelope.RequireTls;
import org.mailherd.mailqueue.queue.QueuedRecipient;
import org.mailherd.smtp.mx.MailHost;
import org.mailherd.smtp.mx.MailHosts;
import org.mailherd.smtp.mx.MxResolver;
import org.mailherd.smtp.routing.NextHop;
import org.mailherd.smtp.routing.Route;
import org.mailherd.smtp.routing.TlsPolicy;
import org.mailherd.smtp.security.Destination;
import org.mailherd.smtp.security.HostPlan;
import org.mailherd.smtp.security.SecurityFinder;

/** Goes through the hosts of a route until every recipient has a final word, or it is enough. */
final class RouteDelivery {
    private final MxResolver mx;
    private final Policies policies;
    private final Calls calls;
    private final OutboundSettings.Connection limits;

    /** What decides about TLS. */
    record Policies(SecurityFinder finder, Optional<StsPolicies> sts, TlsObserver observer) {}

    /** Who is called, how, and who hears of those that were called in vain. */
    record Calls(Targets targets, HostCall call, TriedHosts tried) {}

    RouteDelivery(
            MxResolver mx, Policies policies, Calls calls, OutboundSettings.Connection limits) {
        this.mx = mx;
        this.policies = policies;
        this.calls = calls;
        this.limits = limits;
    }

    Map<QueuedRecipient, Attempt> deliver(Consignment consignment, Route route) throws IOException {
        long began = System.nanoTime();
        return switch (hosts(route.nextHop())) {
            case MailHosts.Nowhere(SmtpReply reply) ->
                    all(consignment, new Attempt.Bounced(reply, Optional.empty()));
            case MailHosts.Later(SmtpReply reply) ->
                    all(consignment, new Attempt.Deferred(reply, Optional.empty()));
            case MailHosts.Via(List<MailHost> hosts, boolean authentic) ->
                    through(
                            consignment,
                            route,
                            calls.targets().of(hosts, port(route.nextHop())),
                            destination(consignment, route, authentic),
                            began);
        };
    }

    private MailHosts hosts(NextHop nextHop) {
        return switch (nextHop) {
            case NextHop.MailDomain(String domain, int _) -> mx.ofDomain(domain);
            case NextHop.Host(String host, int _, boolean _) -> mx.ofHost(host);
        };
    }

    private static int port(NextHop nextHop) {
        return switch (nextHop) {
            case NextHop.MailDomain(String _, int port) -> port;
            case NextHop.Host(String _, int port, boolean _) -> port;
        };
    }

    private static Map<QueuedRecipient, Attempt> all(Consignment consignment, Attempt attempt) {
        Map<QueuedRecipient, Attempt> attempts = new HashMap<>();
        consignment.recipients().forEach(one -> attempts.put(one, attempt));
        return attempts;
    }

    private Destination destination(Consignment consignment, Route route, boolean authentic) {
        RequireTls wish = consignment.envelope().terms().requireTls();
        return new Destination(route.nextHop(), route.tls(), wish, sts(route, wish), authentic);
    }

    private StsAnswer sts(Route route, RequireTls wish) {
        boolean counts =
                wish == RequireTls.YES
                        || (wish != RequireTls.NO && route.tls().level() == TlsPolicy.Level.DANE);
        if (!counts
                || policies.sts().isEmpty()
                || !(route.nextHop() instanceof NextHop.MailDomain(String domain, int _))
                || domain.startsWith("[")) {
            return new StsAnswer.None();
        }
        StsAnswer answer = policies.sts().get().find(domain);
        if (answer instanceof StsAnswer.Unavailable(TlsFailure failure, String reason)) {
            policies.observer()
                    .failure(
                            route,
                            new TlsSession.Policy(TlsSession.Kind.STS, List.of(), List.of()),
                            failure,
                            reason);
        }
        return answer;
    }

    private Map<QueuedRecipient, Attempt> through(
            Consignment consignment, Route route, List<Target> targets, Destination to, long began)
            throws IOException {
        Map<MailHost, HostPlan> plans = new HashMap<>();
        Map<QueuedRecipient, Attempt> attempts = new HashMap<>();
        List<QueuedRecipient> left = consignment.recipients();
        int sessions = 0;
        Iterator<Target> some =
                targets.subList(0, Math.min(targets.size(), limits.addresses())).iterator();
        while (some.hasNext()) {
            Target target = some.next();
            HostPlan plan = plans.get(target.host());
            if (plan == null) {
                plan = policies.finder().find(to, target.host());
                plans.put(target.host(), plan);
            }
            HostCall.Result result = attempt(consignment.with(left), target, plan, route, began);
            attempts.putAll(result.attempts());
            sessions += result.session() ? 1 : 0;
            left = left.stream().filter(one -> mayFareBetter(attempts.get(one))).toList();
            if (left.isEmpty() || sessions >= limits.sessions() || !some.hasNext()) {
                break;
            }
            calls.tried().inVain(consignment.with(left), attempts);
        }
        return attempts;
    }

    private HostCall.Result attempt(
            Consignment consignment, Target target, HostPlan plan, Route route, long began)
            throws IOException {
        return switch (plan) {
            case HostPlan.Connect connect ->
                    calls.call().send(consignment, target, connect, route, began);
            case HostPlan.Skip skip -> {
                policies.observer()
                        .failure(route, skip, target, skip.failure(), skip.reply().toString());
                yield new HostCall.Result(
                        all(consignment, Attempt.of(skip.reply(), target.toString())), false);
            }
        };
    }

    /** RFC 8689 4.2.1: another host of the domain may know REQUIRETLS. */
    private static boolean mayFareBetter(@Nullable Attempt attempt) {
        return switch (attempt) {
            case null -> true;
            case Attempt.Delivered _ -> false;
            case Attempt.Deferred _ -> true;
            case Attempt.Bounced bounced ->
                    String.valueOf(bounced.reply().enhanced()).equals("5.7.30");
        };
    }
}
