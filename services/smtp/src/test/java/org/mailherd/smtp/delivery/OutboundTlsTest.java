package org.mailherd.smtp.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailherd.mailauth.certificate.PkixCheck;
import org.mailherd.mailauth.dns.SecureDns;
import org.mailherd.mailauth.dns.ValidatedDns;
import org.mailherd.mailauth.mtasts.StsEntry;
import org.mailherd.mailauth.mtasts.StsPolicies;
import org.mailherd.mailauth.mtasts.StsPolicy;
import org.mailherd.mailauth.mtasts.StsShelf;
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
import org.mailherd.smtp.client.Timeouts;
import org.mailherd.smtp.client.Watch;
import org.mailherd.smtp.mx.MxResolver;
import org.mailherd.smtp.mx.OwnHosts;
import org.mailherd.smtp.routing.Identity;
import org.mailherd.smtp.routing.NextHop;
import org.mailherd.smtp.routing.Route;
import org.mailherd.smtp.routing.TlsPolicy;
import org.mailherd.smtp.routing.TlsPolicy.Level;
import org.mailherd.smtp.security.SecurityFinder;
import org.mailherd.smtp.security.ServerCheck;
import org.mailherd.testsupport.FakeDns;
import org.mailherd.testsupport.ScriptedSmtpServer;

/** Each policy against right, wrong and missing certificates, with a resolver that may lie. */
class OutboundTlsTest {
    private static final Clock CLOCK = Clock.systemUTC();

    private final FakeDns dns = FakeDns.start();
    private final Watch watch = Watch.start(Duration.ofMillis(50));
    private final KeyPair keys = keys();
    private MailTerms terms = MailTerms.NONE;
    private Optional<StsPolicies> sts = Optional.empty();
    private ScriptedSmtpServer server = ScriptedSmtpServer.start();

    @AfterEach
    void stop() {
        server.close();
        watch.close();
        dns.close();
    }

    @Test
    void anUnknownCertificateWillDoWhereNobodyPublishedAnything() throws Exception {
        startTls("whoever.test", 30);
        assertThat(send(TlsPolicy.DEFAULT)).isEqualTo("sent untrusted");
        assertThat(send(new TlsPolicy(Level.NONE, List.of()))).isEqualTo("sent none");
    }

    @Test
    void withoutStarttlsOnlyTheLevelsThatAllowItSend() throws Exception {
        mx();
        assertThat(send(TlsPolicy.DEFAULT)).isEqualTo("sent none");
        for (Level level : List.of(Level.ENCRYPT, Level.VERIFY, Level.SECURE, Level.FINGERPRINT)) {
            assertThat(send(new TlsPolicy(level, List.of()))).as(level.name()).isEqualTo("4.7.4");
        }
        assertThat(send(new TlsPolicy(Level.DANE_ONLY, List.of()))).isEqualTo("4.7.5");
    }

    @Test
    void aMailboxThatSendsOverTlsOnlyNeverSendsInClear() throws Exception {
        terms = MailTerms.NONE.withRequireTls(RequireTls.ENCRYPT);
        mx();
        assertThat(send(TlsPolicy.DEFAULT)).isEqualTo("4.7.4");
        assertThat(send(new TlsPolicy(Level.NONE, List.of()))).isEqualTo("4.7.4");
        startTls("whoever.test", 30);
        assertThat(send(TlsPolicy.DEFAULT)).isEqualTo("sent untrusted");
    }

    @Test
    void verifyAndSecureCheckNamesAndAuthority() throws Exception {
        X509Certificate own = startTls("mx.remote.test", 30);
        assertThat(send(new TlsPolicy(Level.VERIFY, List.of()), own)).isEqualTo("sent verified");
        assertThat(send(new TlsPolicy(Level.SECURE, List.of()), own)).isEqualTo("sent verified");
        assertThat(send(new TlsPolicy(Level.VERIFY, List.of("other.test")), own))
                .isEqualTo("4.7.5");
        assertThat(send(new TlsPolicy(Level.VERIFY, List.of()))).isEqualTo("4.7.5");
    }

    @Test
    void aFingerprintIsEnoughAndNecessary() throws Exception {
        X509Certificate own = startTls("whoever.test", 30);
        String right = sha256(own.getEncoded());
        assertThat(send(new TlsPolicy(Level.FINGERPRINT, List.of(right))))
                .isEqualTo("sent verified");
        String wrong = right.replace(right.charAt(0), right.charAt(0) == 'a' ? 'b' : 'a');
        assertThat(send(new TlsPolicy(Level.FINGERPRINT, List.of(wrong)))).isEqualTo("4.7.5");
    }

    @Test
    void daneTrustsTheRecordWhateverNameAndDateSay() throws Exception {
        X509Certificate own = startTls("whoever.test", -1);
        dns.secure("remote.test.");
        tlsa("3 1 1 " + sha256(own.getPublicKey().getEncoded()));
        assertThat(send(TlsPolicy.DEFAULT)).isEqualTo("sent dane");
        assertThat(send(new TlsPolicy(Level.DANE_ONLY, List.of()))).isEqualTo("sent dane");
    }

    @Test
    void daneDefersWhenTheCertificateIsAnother() throws Exception {
        startTls("mx.remote.test", 30);
        dns.secure("remote.test.");
        tlsa("3 1 1 " + "00".repeat(32));
        assertThat(send(TlsPolicy.DEFAULT)).isEqualTo("4.7.5");
    }

    @Test
    void daneWithoutStarttlsDefers() throws Exception {
        mx();
        dns.secure("remote.test.");
        tlsa("3 1 1 " + "00".repeat(32));
        assertThat(send(TlsPolicy.DEFAULT)).isEqualTo("4.7.4");
    }

    /** Downgrade: whoever can make the TLSA question fail must not get clear text for it. */
    @Test
    void aTlsaQuestionThatFailsDefers() throws Exception {
        startTls("mx.remote.test", 30);
        dns.secure("remote.test.").failing("_" + server.port() + "._tcp.mx.remote.test.");
        assertThat(send(TlsPolicy.DEFAULT)).isEqualTo("4.7.5");
    }

    @Test
    void recordsThatDnssecDoesNotProveDoNotCount() throws Exception {
        startTls("mx.remote.test", 30);
        tlsa("3 1 1 " + "00".repeat(32));
        assertThat(send(TlsPolicy.DEFAULT)).isEqualTo("sent untrusted");
        assertThat(send(new TlsPolicy(Level.DANE_ONLY, List.of()))).isEqualTo("4.7.5");
    }

    @Test
    void unusableRecordsStillDemandTls() throws Exception {
        mx();
        dns.secure("remote.test.");
        tlsa("1 1 1 " + "00".repeat(32));
        assertThat(send(TlsPolicy.DEFAULT)).isEqualTo("4.7.4");
    }

    @Test
    void mtaStsEnforcesNameAuthorityAndList() throws Exception {
        X509Certificate own = startTls("mx.remote.test", 30);
        publish("enforce", "mx.remote.test");
        assertThat(send(TlsPolicy.DEFAULT, own)).isEqualTo("sent sts");
        assertThat(send(TlsPolicy.DEFAULT)).isEqualTo("4.7.5");
        publish("enforce", "other.remote.test");
        assertThat(send(TlsPolicy.DEFAULT, own)).isEqualTo("4.7.5");
        publish("testing", "other.remote.test");
        assertThat(send(TlsPolicy.DEFAULT)).isEqualTo("sent untrusted");
    }

    /** RFC 8689: rather returned than sent to a server that nothing proves; and the other way. */
    @Test
    void requireTlsIsObeyed() throws Exception {
        X509Certificate own = startTls("mx.remote.test", 30);
        terms = MailTerms.NONE.withRequireTls(RequireTls.YES);
        assertThat(send(TlsPolicy.DEFAULT, own)).isEqualTo("5.7.30");
        publish("enforce", "mx.remote.test");
        assertThat(send(TlsPolicy.DEFAULT, own)).isEqualTo("5.7.30");
        server.announcing("PIPELINING", "REQUIRETLS");
        assertThat(send(TlsPolicy.DEFAULT, own)).isEqualTo("sent sts");
        terms = MailTerms.NONE.withRequireTls(RequireTls.NO);
        assertThat(send(TlsPolicy.DEFAULT)).isEqualTo("sent untrusted");
    }

    private void mx() {
        dns.add("remote.test. IN MX 10 mx.remote.test.").add("mx.remote.test. IN A 127.0.0.1");
    }

    private void tlsa(String record) {
        dns.add("_" + server.port() + "._tcp.mx.remote.test. IN TLSA " + record);
    }

    private void publish(String mode, String mx) {
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

    private SecureDns asked() {
        return ValidatedDns.of(dns.address(), Duration.ofSeconds(2), true, CLOCK);
    }

    /** What became of it: {@code sent} and what TLS proved, or the status. */
    private String send(TlsPolicy policy, X509Certificate... trusted) throws IOException {
        SecureDns asked = asked();
        TlsObserver observer = new TlsObserver(new TlsReports(asked, CLOCK));
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
                                new HostCall(connector, cache, targets, 50),
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

    /** A self-signed certificate, valid for so many days from now. */
    private X509Certificate startTls(String name, int days) throws Exception {
        Instant now = CLOCK.instant();
        X500Principal subject = new X500Principal("CN=" + name);
        var builder =
                new JcaX509v3CertificateBuilder(
                                subject,
                                BigInteger.valueOf(now.toEpochMilli()),
                                Date.from(now.minus(Duration.ofDays(10))),
                                Date.from(now.plus(Duration.ofDays(days))),
                                subject,
                                keys.getPublic())
                        .addExtension(
                                Extension.subjectAlternativeName,
                                false,
                                new GeneralNames(
                                        new GeneralName[] {
                                            new GeneralName(GeneralName.dNSName, name),
                                            new GeneralName(GeneralName.dNSName, "remote.test")
                                        }));
        X509Certificate certificate =
                new JcaX509CertificateConverter()
                        .getCertificate(
                                builder.build(
                                        new JcaContentSignerBuilder("SHA256withECDSA")
                                                .build(keys.getPrivate())));
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "own", keys.getPrivate(), new char[0], new X509Certificate[] {certificate});
        KeyManagerFactory managers =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        server.close();
        server = ScriptedSmtpServer.startWithTls(context);
        mx();
        return certificate;
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sha256(byte[] octets) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
    }
}
