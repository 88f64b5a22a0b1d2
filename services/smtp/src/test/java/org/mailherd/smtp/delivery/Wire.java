package org.mailherd.smtp.delivery;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import org.mailherd.mailauth.certificate.PkixCheck;
import org.mailherd.mailauth.dns.SecureDns;
import org.mailherd.mailauth.dns.ValidatedDns;
import org.mailherd.mailauth.tlsrpt.TlsReports;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailmodel.QueueId;
import org.mailherd.mailmodel.ReversePath;
import org.mailherd.mailqueue.envelope.MailTerms;
import org.mailherd.mailqueue.envelope.RecipientDsn;
import org.mailherd.mailqueue.journey.Journey;
import org.mailherd.mailqueue.queue.MessageEnvelope;
import org.mailherd.mailqueue.queue.Origin;
import org.mailherd.mailqueue.queue.QueuedRecipient;
import org.mailherd.mailqueue.queue.Transport;
import org.mailherd.platform.tls.PemTlsContext;
import org.mailherd.platform.tls.SelfSignedCertificate;
import org.mailherd.smtp.client.ConnectionCache;
import org.mailherd.smtp.client.Resigner;
import org.mailherd.smtp.client.Timeouts;
import org.mailherd.smtp.client.Watch;
import org.mailherd.smtp.mx.MxResolver;
import org.mailherd.smtp.mx.OwnHosts;
import org.mailherd.smtp.routing.Identity;
import org.mailherd.smtp.routing.NextHop;
import org.mailherd.smtp.routing.RelayLogin;
import org.mailherd.smtp.routing.Route;
import org.mailherd.smtp.routing.TlsPolicy;
import org.mailherd.smtp.security.SecurityFinder;
import org.mailherd.smtp.security.ServerCheck;
import org.mailherd.testsupport.FakeDns;

/**
 * Delivery by one route as the service does it, connection cache and all; only the queue is
 * missing.
 */
final class Wire implements AutoCloseable {
    private static final Clock CLOCK = Clock.systemUTC();

    private final FakeDns dns = FakeDns.start();
    private final Watch watch = Watch.start(Duration.ofMillis(20));
    private final ConnectionCache<LineKey> cache;
    private final RouteDelivery delivery;
    private MailTerms terms = MailTerms.NONE;
    private RecipientDsn dsn = RecipientDsn.NONE;

    private Wire(ConnectionCache.Limits keeping) {
        SecureDns asked = ValidatedDns.of(dns.address(), Duration.ofSeconds(2), true, CLOCK);
        TlsObserver observer = new TlsObserver(new TlsReports(asked, CLOCK));
        Targets targets = new Targets(CLOCK);
        this.cache = new ConnectionCache<>(keeping, watch);
        Connector connector =
                new Connector(
                        Timeouts.RFC5321,
                        watch,
                        new ServerCheck(PkixCheck.withAuthorities(List.of()), CLOCK),
                        observer);
        Duration limit = Duration.ofSeconds(20);
        this.delivery =
                new RouteDelivery(
                        new MxResolver(asked, new OwnHosts("mx.alpha.test", 1, Set.of(25)), true),
                        new RouteDelivery.Policies(
                                new SecurityFinder(asked), Optional.empty(), observer),
                        new RouteDelivery.Calls(
                                targets,
                                new HostCall(connector, cache, targets, 50, Resigner.NONE),
                                new TriedHosts(Journey.none(), CLOCK)),
                        new OutboundSettings.Connection(5, 2, 50, limit, limit, limit, 100));
    }

    static Wire keeping(Duration idle, int messages) {
        return new Wire(new ConnectionCache.Limits(idle, messages, Duration.ofMinutes(5), 10));
    }

    static Wire usual() {
        return keeping(Duration.ofSeconds(30), 100);
    }

    Wire asking(MailTerms said, RecipientDsn reports) {
        terms = said;
        dsn = reports;
        return this;
    }

    static Route to(int port) {
        return to(port, false, TlsPolicy.DEFAULT, Optional.empty());
    }

    static Route to(int port, boolean implicitTls, TlsPolicy tls, Optional<RelayLogin> login) {
        return new Route(
                new NextHop.Host("127.0.0.1", port, implicitTls),
                tls,
                Identity.of("mx.alpha.test"),
                login);
    }

    /** What became of a small message for one recipient. */
    Attempt send(Route route) throws IOException {
        return send(route, "Subject: test\r\n\r\nhi\r\n".getBytes(StandardCharsets.US_ASCII), "bob")
                .getFirst();
    }

    /** What became of it for each of them, at remote.test if no domain is given. */
    List<Attempt> send(Route route, byte[] message, String... names) throws IOException {
        List<QueuedRecipient> recipients =
                IntStream.range(0, names.length).mapToObj(i -> recipient(i, names[i])).toList();
        Map<QueuedRecipient, Attempt> attempts =
                delivery.deliver(
                        new Consignment(
                                envelope(),
                                "remote.test",
                                recipients,
                                message.length,
                                () -> new ByteArrayInputStream(message)),
                        route);
        List<Attempt> inOrder = new ArrayList<>();
        recipients.forEach(one -> inOrder.add(attempts.get(one)));
        return inOrder;
    }

    private QueuedRecipient recipient(int seq, String name) {
        MailAddress address = MailAddress.parse(name.contains("@") ? name : name + "@remote.test");
        return new QueuedRecipient(seq, address, address, Transport.REMOTE, dsn, 0);
    }

    private MessageEnvelope envelope() {
        return new MessageEnvelope(
                QueueId.next(CLOCK),
                Origin.values()[0],
                ReversePath.parse("alice@alpha.test"),
                "127.0.0.1",
                Optional.empty(),
                terms,
                CLOCK.instant());
    }

    /** For a server whose certificate nobody vouches for. */
    static SSLContext certificate() {
        try {
            Path folder = Files.createTempDirectory("wire-tls");
            SelfSignedCertificate.writeIfAbsent(folder, "relay.test", CLOCK);
            return new PemTlsContext(folder).current();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        cache.close();
        watch.close();
        dns.close();
    }
}
