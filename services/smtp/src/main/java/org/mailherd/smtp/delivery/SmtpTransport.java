package org.mailherd.smtp.delivery;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.mailqueue.queue.QueuedRecipient;
import org.mailherd.mailqueue.spool.SpoolDamagedException;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SMTP to another server: the smarthost if there is one, else the hosts of the domain in their
 * order.
 */
public final class SmtpTransport implements DeliveryTransport {
    private static final Logger log = LoggerFactory.getLogger(SmtpTransport.class);
    private static final Duration CONNECT = Duration.ofSeconds(30);
    private static final int MAX_ADDRESSES = 5; // Postfix's smtp_mx_address_limit

    /**
     * @param port of servers found by MX
     * @param smarthost takes everything, whatever the domain
     */
    public record Settings(String hostname, int port, Optional<HostPort> smarthost) {}

    private record Target(String host, InetSocketAddress address) {
        @Override
        public String toString() {
            return host + "[" + address.getAddress().getHostAddress() + "]:" + address.getPort();
        }
    }

    private final Settings settings;
    private final MxResolver mx;
    private final OpportunisticTls tls;

    public SmtpTransport(Settings settings, MxResolver mx, OpportunisticTls tls) {
        this.settings = settings;
        this.mx = mx;
        this.tls = tls;
    }

    @Override
    public Map<QueuedRecipient, Attempt> deliver(Consignment consignment) throws IOException {
        if (settings.smarthost().isPresent()) {
            return toSmarthost(consignment, settings.smarthost().get());
        }
        return switch (mx.route(consignment.domain())) {
            case Route.Nowhere(SmtpReply reply) ->
                    every(
                            consignment.recipients(),
                            _ -> new Attempt.Bounced(reply, Optional.empty()));
            case Route.Later(SmtpReply reply) ->
                    every(
                            consignment.recipients(),
                            _ -> new Attempt.Deferred(reply, Optional.empty()));
            case Route.Via(List<Route.Host> hosts) -> toFirst(consignment, targets(hosts));
        };
    }

    private Map<QueuedRecipient, Attempt> toSmarthost(Consignment consignment, HostPort smarthost)
            throws IOException {
        try {
            InetAddress address = InetAddress.getByName(smarthost.host());
            InetSocketAddress server = new InetSocketAddress(address, smarthost.port());
            return toFirst(consignment, List.of(new Target(smarthost.host(), server)));
        } catch (UnknownHostException _) {
            return every(
                    consignment.recipients(),
                    _ -> Attempt.deferred("4.4.3", "smarthost not found: " + smarthost));
        }
    }

    private List<Target> targets(List<Route.Host> hosts) {
        List<Target> targets = new ArrayList<>();
        for (Route.Host host : hosts) {
            for (InetAddress address : host.addresses()) {
                targets.add(
                        new Target(host.name(), new InetSocketAddress(address, settings.port())));
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
                target.address(), SmtpClient.Dialect.SMTP, settings.hostname(), CONNECT);
    }

    private static Map<QueuedRecipient, Attempt> every(
            List<QueuedRecipient> recipients, Function<QueuedRecipient, Attempt> attempt) {
        Map<QueuedRecipient, Attempt> attempts = new HashMap<>();
        recipients.forEach(recipient -> attempts.put(recipient, attempt.apply(recipient)));
        return attempts;
    }
}
