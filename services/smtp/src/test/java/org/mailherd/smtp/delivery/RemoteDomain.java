package org.mailherd.smtp.delivery;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.mailherd.mailauth.certificate.PkixCheck;
import org.mailherd.mailauth.dns.SecureDns;
import org.mailherd.mailauth.dns.ValidatedDns;
import org.mailherd.mailauth.mtasts.StsEntry;
import org.mailherd.mailauth.mtasts.StsPolicies;
import org.mailherd.mailauth.mtasts.StsPolicy;
import org.mailherd.mailauth.mtasts.StsShelf;
import org.mailherd.mailauth.tlsrpt.TlsCount;
import org.mailherd.mailauth.tlsrpt.TlsReports;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailmodel.QueueId;
import org.mailherd.mailmodel.ReversePath;
import org.mailherd.mailqueue.envelope.MailTerms;
import org.mailherd.mailqueue.envelope.RecipientDsn;
import org.mailherd.mailqueue.envelope.RequireTls;
import org.mailherd.mailqueue.journey.Journey;
import org.mailherd.mailqueue.queue.MessageEnvelope;
import org.mailherd.mailqueue.queue.Origin;
import org.mailherd.mailqueue.queue.QueuedRecipient;
import org.mailherd.mailqueue.queue.Transport;
import org.mailherd.smtp.client.ConnectionCache;
import org.mailherd.smtp.client.Resigner;
import org.mailherd.smtp.client.Timeouts;
import org.mailherd.smtp.client.Watch;
import org.mailherd.smtp.mx.MxResolver;
import org.mailherd.smtp.mx.OwnHosts;
import org.mailherd.smtp.routing.Identity;
import org.mailherd.smtp.routing.NextHop;
import org.mailherd.smtp.routing.Route;
import org.mailherd.smtp.routing.TlsPolicy;
import org.mailherd.smtp.security.SecurityFinder;
import org.mailherd.smtp.security.ServerCheck;
import org.mailherd.testsupport.FakeDns;
import org.mailherd.testsupport.ScriptedSmtpServer;

/** remote.test with one server, its DNS and its policy, and our way to it. */
final class RemoteDomain implements AutoCloseable {
    private static final Clock CLOCK = Clock.systemUTC();

    final FakeDns dns = FakeDns.start();
    private final Watch watch = Watch.start(Duration.ofMillis(50));
    private MailTerms terms = MailTerms.NONE;
    private Optional<StsPolicies> sts = Optional.empty();
    private TlsReports counted = new TlsReports(asked(), CLOCK);
    ScriptedSmtpServer server = ScriptedSmtpServer.start();

    /** What senders demand of TLS from now on. */
    void demanding(RequireTls demand) {
        terms = MailTerms.NONE.withRequireTls(demand);
    }

    /** Its server shows a certificate that it signed itself. */
    X509Certificate startTls(String name, int days) throws Exception {
        TestAuthority own = TestAuthority.ofItself(days, name, "remote.test");
        startTls(own.context());
        return own.certificate();
    }

    void startTls(SSLContext context) {
        server.close();
        server = ScriptedSmtpServer.startWithTls(context);
        mx();
    }

    static String sha256(byte[] octets) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
    }

    void mx() {
        dns.add("remote.test. IN MX 10 mx.remote.test.").add("mx.remote.test. IN A 127.0.0.1");
    }

    void tlsa(String record) {
        dns.add("_" + server.port() + "._tcp.mx.remote.test. IN TLSA " + record);
    }

    void publish(String mode, String mx) {
        dns.remove("_mta-sts.remote.test.").addText("_mta-sts.remote.test.", "v=STSv1; id=1;");
        String file = "version: STSv1\nmode: " + mode + "\nmx: " + mx + "\nmax_age: 86400\n";
        StsShelf nothing =
                new StsShelf() {
                    @Override
                    public Optional<StsEntry> find(String domain) {
                        return Optional.empty();
                    }

                    @Override
                    public void keep(StsEntry entry) {}

                    @Override
                    public List<StsEntry> due(Instant now, int limit) {
                        return List.of();
                    }

                    @Override
                    public void removeExpired(Instant now) {}
                };
        sts =
                Optional.of(
                        new StsPolicies(
                                asked(), _ -> StsPolicy.parse(file), nothing, CLOCK, _ -> {}));
    }

    /** What was counted for its reports since the last mail; it is counted beside the mail. */
    List<TlsCount> counted() {
        return counted.drain();
    }

    private SecureDns asked() {
        return ValidatedDns.of(dns.address(), Duration.ofSeconds(2), true, CLOCK);
    }

    /** What became of it: {@code sent} and what TLS proved, or the status. */
    String send(TlsPolicy policy, X509Certificate... trusted) throws IOException {
        SecureDns asked = asked();
        counted = new TlsReports(asked, CLOCK);
        TlsObserver observer = new TlsObserver(counted);
        Targets targets = new Targets(CLOCK);
        Connector connector =
                new Connector(
                        Timeouts.RFC5321,
                        watch,
                        new ServerCheck(PkixCheck.withAuthorities(List.of(trusted)), CLOCK),
                        observer);
        ConnectionCache<LineKey> cache =
                new ConnectionCache<>(
                        new ConnectionCache.Limits(Duration.ZERO, 1, Duration.ofMinutes(1), 1),
                        watch);
        Duration limit = Duration.ofSeconds(20);
        RouteDelivery delivery =
                new RouteDelivery(
                        new MxResolver(asked, new OwnHosts("mx.alpha.test", 1, Set.of(25)), true),
                        new RouteDelivery.Policies(new SecurityFinder(asked), sts, observer),
                        new RouteDelivery.Calls(
                                targets,
                                new HostCall(connector, cache, targets, 50, Resigner.NONE),
                                new TriedHosts(Journey.none(), CLOCK)),
                        new OutboundSettings.Connection(5, 2, 50, limit, limit, limit, 100));
        Route route =
                new Route(
                        new NextHop.MailDomain("remote.test", server.port()),
                        policy,
                        Identity.of("mx.alpha.test"),
                        Optional.empty());
        Attempt attempt = delivery.deliver(consignment(), route).values().iterator().next();
        return attempt instanceof Attempt.Delivered
                ? "sent " + attempt.transfer().tls()
                : String.valueOf(attempt.reply().enhanced());
    }

    private Consignment consignment() {
        byte[] message = "Subject: test\r\n\r\nhi\r\n".getBytes(StandardCharsets.US_ASCII);
        MailAddress bob = MailAddress.parse("bob@remote.test");
        return new Consignment(
                new MessageEnvelope(
                        QueueId.next(CLOCK),
                        Origin.values()[0],
                        ReversePath.parse("alice@alpha.test"),
                        "127.0.0.1",
                        Optional.empty(),
                        terms,
                        CLOCK.instant()),
                "remote.test",
                List.of(new QueuedRecipient(0, bob, bob, Transport.REMOTE, RecipientDsn.NONE, 0)),
                message.length,
                () -> new ByteArrayInputStream(message));
    }

    @Override
    public void close() {
        server.close();
        watch.close();
        dns.close();
    }
}
