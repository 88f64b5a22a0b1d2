package org.mailherd.smtp.delivery;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.mailqueue.queue.QueuedRecipient;
import org.mailherd.mailqueue.spool.SpoolDamagedException;
import org.mailherd.platform.log.LogEvent;
import org.mailherd.smtp.routing.Identity;
import org.mailherd.smtp.routing.NextHop;
import org.mailherd.smtp.routing.Route;
import org.mailherd.smtp.routing.RouteUnknownException;
import org.mailherd.smtp.routing.Routes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** SMTP to another server: the host of the route, or the hosts of its domain in their order. */
public final class SmtpTransport implements DeliveryTransport {
    private static final Logger log = LoggerFactory.getLogger(SmtpTransport.class);
    private static final Duration CONNECT = Duration.ofSeconds(30);
    private static final int MAX_ADDRESSES = 5; // Postfix's smtp_mx_address_limit

    private record Target(String host, InetSocketAddress address, Identity identity) {
        @Override
        public String toString() {
            return host + "[" + address.getAddress().getHostAddress() + "]:" + address.getPort();
        }
    }

    private final Routes routes;
    private final MxResolver mx;
    private final OpportunisticTls tls;

    public SmtpTransport(Routes routes, MxResolver mx, OpportunisticTls tls) {
        this.routes = routes;
        this.mx = mx;
        this.tls = tls;
    }

    @Override
    public Map<QueuedRecipient, Attempt> deliver(Consignment consignment) throws IOException {
        Map<QueuedRecipient, Attempt> attempts = new HashMap<>();
        Map<Route, List<QueuedRecipient>> ways = new LinkedHashMap<>();
        for (QueuedRecipient recipient : consignment.recipients()) {
            try {
                Route route =
                        routes.route(
                                consignment.envelope().reversePath(),
                                consignment.envelope().login().map(MailAddress::parse),
                                recipient);
                ways.computeIfAbsent(route, _ -> new ArrayList<>()).add(recipient);
            } catch (RouteUnknownException e) {
                attempts.put(recipient, Attempt.deferred("4.3.5", String.valueOf(e.getMessage())));
            }
        }
        for (Map.Entry<Route, List<QueuedRecipient>> way : ways.entrySet()) {
            attempts.putAll(deliver(with(consignment, way.getValue()), way.getKey()));
        }
        return attempts;
    }

    private Map<QueuedRecipient, Attempt> deliver(Consignment consignment, Route route)
            throws IOException {
        return switch (route.nextHop()) {
            case NextHop.Host host -> toHost(consignment, host, route.identity());
            case NextHop.MailDomain domain -> toDomain(consignment, domain, route.identity());
        };
    }

    private Map<QueuedRecipient, Attempt> toDomain(
            Consignment consignment, NextHop.MailDomain domain, Identity identity)
            throws IOException {
        return switch (mx.route(domain.domain())) {
            case MailHosts.Nowhere(SmtpReply reply) ->
                    every(
                            consignment.recipients(),
                            _ -> new Attempt.Bounced(reply, Optional.empty()));
            case MailHosts.Later(SmtpReply reply) ->
                    every(
                            consignment.recipients(),
                            _ -> new Attempt.Deferred(reply, Optional.empty()));
            case MailHosts.Via(List<MailHosts.Host> hosts) ->
                    toFirst(consignment, targets(hosts, domain.port(), identity));
        };
    }

    private Map<QueuedRecipient, Attempt> toHost(
            Consignment consignment, NextHop.Host host, Identity identity) throws IOException {
        try {
            InetAddress address = InetAddress.getByName(host.host());
            InetSocketAddress server = new InetSocketAddress(address, host.port());
            return toFirst(consignment, List.of(new Target(host.host(), server, identity)));
        } catch (UnknownHostException _) {
            return every(
                    consignment.recipients(),
                    _ -> Attempt.deferred("4.4.3", "relay host not found: " + host));
        }
    }

    private static List<Target> targets(List<MailHosts.Host> hosts, int port, Identity identity) {
        List<Target> targets = new ArrayList<>();
        for (MailHosts.Host host : hosts) {
            for (InetAddress address : host.addresses()) {
                targets.add(
                        new Target(host.name(), new InetSocketAddress(address, port), identity));
            }
        }
        return targets.subList(0, Math.min(targets.size(), MAX_ADDRESSES));
    }

    /**
     * Goes on to the next server with the recipients for whom the last one had no final word (RFC
     * 5321 5.1: a tempfail or no connection).
     */
    private Map<QueuedRecipient, Attempt> toFirst(Consignment consignment, List<Target> targets)
            throws IOException {
        Map<QueuedRecipient, Attempt> attempts = new HashMap<>();
        List<QueuedRecipient> left = consignment.recipients();
        for (Target target : targets) {
            attempts.putAll(toOne(with(consignment, left), target));
            left =
                    left.stream()
                            .filter(one -> attempts.get(one) instanceof Attempt.Deferred)
                            .toList();
            if (left.isEmpty()) {
                break;
            }
        }
        return attempts;
    }

    private static Consignment with(Consignment all, List<QueuedRecipient> recipients) {
        return new Consignment(all.envelope(), all.domain(), recipients, all.size(), all.content());
    }

    private Map<QueuedRecipient, Attempt> toOne(Consignment consignment, Target target)
            throws IOException {
        try {
            Map<QueuedRecipient, SmtpReply> replies = send(consignment, target);
            Map<QueuedRecipient, Attempt> attempts = new HashMap<>();
            replies.forEach((recipient, reply) ->
                    attempts.put(recipient, Attempt.of(reply, target.toString())));
            return attempts;
        } catch (RemoteException e) {
            return every(consignment.recipients(), _ -> Attempt.of(e.reply(), target.toString()));
        } catch (SpoolDamagedException e) {
            throw e;
        } catch (IOException e) {
            SmtpReply reply =
                    SmtpReply.of(
                            451, "4.4.2", "lost connection with " + target + ": " + e.getMessage());
            return every(
                    consignment.recipients(),
                    _ -> new Attempt.Deferred(reply, Optional.of(target.toString())));
        }
    }

    private Map<QueuedRecipient, SmtpReply> send(Consignment consignment, Target target)
            throws IOException {
        try (SmtpClient client = connect(target)) {
            if (consignment.envelope().smtpUtf8() && !client.offers("SMTPUTF8")) {
                throw new RemoteException(
                        SmtpReply.of(550, "5.6.7", "SMTPUTF8 is required, but was not offered"));
            }
            return client.send(consignment);
        }
    }

    /**
     * With TLS where it is offered; a handshake that fails is followed by a connection in clear
     * text.
     */
    private SmtpClient connect(Target target) throws IOException {
        SmtpClient client = open(target);
        if (!client.offers("STARTTLS")) {
            return client;
        }
        try {
            client.startTls(tls.context(), target.host());
            return client;
        } catch (SSLException | RemoteException e) {
            LogEvent.of("tls-failed")
                    .quoted("relay", target)
                    .quoted("reason", e.getMessage())
                    .info(log);
            client.abandon();
            return open(target);
        } catch (IOException e) {
            client.abandon();
            throw e;
        }
    }

    private SmtpClient open(Target target) throws IOException {
        return SmtpClient.connect(
                target.address(), SmtpClient.Dialect.SMTP, target.identity().heloName(), CONNECT);
    }

    private static Map<QueuedRecipient, Attempt> every(
            List<QueuedRecipient> recipients, Function<QueuedRecipient, Attempt> attempt) {
        Map<QueuedRecipient, Attempt> attempts = new HashMap<>();
        recipients.forEach(recipient -> attempts.put(recipient, attempt.apply(recipient)));
        return attempts;
    }
}
