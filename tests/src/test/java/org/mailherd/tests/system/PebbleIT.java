package org.mailherd.tests.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailherd.acmeclient.AcmeClientService;
import org.mailherd.platform.boot.ServiceLauncher;
import org.mailherd.platform.tls.SelfSignedCertificate;
import org.mailherd.testsupport.FakeDns;
import org.springframework.context.ConfigurableApplicationContext;

/** Let's Encrypt's own test authority, on loopback, gives us a certificate by HTTP-01. */
@Tag("system")
class PebbleIT {

    private static final String HOST = "mail.example.org";

    @TempDir static Path folder;
    private static FakeDns dns;
    private static Process pebble;
    private static int authorityPort;
    private static int challengePort;

    @BeforeAll
    static void startAuthority() throws IOException {
        authorityPort = freePort();
        challengePort = freePort();
        SelfSignedCertificate.writeIfAbsent(
                folder.resolve("authority"), "localhost", Clock.systemUTC());
        Path config = folder.resolve("pebble.json");
        Files.writeString(
                config,
                """
                {"pebble": {"listenAddress": "127.0.0.1:%d", "managementListenAddress": "127.0.0.1:%d",
                 "certificate": "%s/authority/cert.pem", "privateKey": "%s/authority/key.pem",
                 "httpPort": %d, "tlsPort": %d, "ocspResponderURL": "",
                 "externalAccountBindingRequired": false}}
                """
                        .formatted(
                                authorityPort,
                                freePort(),
                                folder,
                                folder,
                                challengePort,
                                freePort()));
        dns = FakeDns.start();
        for (String name : List.of(HOST, "imap.example.org")) {
            dns.add(name + ". IN A 127.0.0.1");
        }
        ProcessBuilder builder =
                new ProcessBuilder(
                                "pebble", "-config", config.toString(), "-dnsserver", dns.address())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("pebble.log").toFile());
        builder.environment()
                .putAll(Map.of("PEBBLE_VA_NOSLEEP", "1", "PEBBLE_WFE_NONCEREJECT", "20"));
        pebble = builder.start();
        await().atMost(Duration.ofSeconds(30)).until(() -> listens(authorityPort));
    }

    @AfterAll
    static void stopAuthority() {
        pebble.destroy();
        dns.close();
    }

    private static ConfigurableApplicationContext client(Path tls, String... more) {
        Map<String, String> properties =
                new java.util.HashMap<>(
                        Map.of(
                                "mailherd.hostname",
                                HOST,
                                "mailherd.tls.directory",
                                tls.toString(),
                                "mailherd.management.port",
                                "0",
                                "mailherd.acme.directory-url",
                                "https://localhost:" + authorityPort + "/dir",
                                "mailherd.acme.ca-file",
                                folder.resolve("authority/cert.pem").toString(),
                                "mailherd.acme.skip-verification",
                                "y",
                                "mailherd.acme.retry-delay",
                                "1s",
                                "mailherd.acme.state-directory",
                                folder.resolve("state").toString(),
                                "mailherd.acme.challenge.port",
                                String.valueOf(challengePort)));
        for (int i = 0; i < more.length; i += 2) {
            properties.put(more[i], more[i + 1]);
        }
        return ServiceLauncher.run(AcmeClientService.class, "acme-client", properties);
    }

    @Test
    void aSelfSignedCertificateIsReplacedOnceAndExtendedForANewName() throws Exception {
        Path tls = folder.resolve("tls");
        SelfSignedCertificate.writeIfAbsent(tls, HOST, Clock.systemUTC());
        String key = Files.readString(tls.resolve("key.pem"));

        X509Certificate first;
        try (var service = client(tls)) {
            await().atMost(Duration.ofSeconds(60)).until(() -> issuer(tls).contains("Pebble"));
            first = chain(tls).getFirst();
        }
        assertThat(first.getSubjectAlternativeNames()).hasToString("[[2, " + HOST + "]]");
        assertThat(chain(tls)).as("with the intermediate").hasSizeGreaterThan(1);
        assertThat(tls.resolve("key.pem")).hasContent(key);
        first.verify(chain(tls).get(1).getPublicKey());

        try (var service = client(tls, "mailherd.acme.additional-san", "imap.example.org")) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> !chain(tls).getFirst().equals(first));
        }
        assertThat(chain(tls).getFirst().getSubjectAlternativeNames().toString())
                .contains("imap.example.org", HOST);
        try (Stream<String> log = Files.lines(folder.resolve("pebble.log"))) {
            assertThat(log.filter(line -> line.contains("There are now 2 accounts"))).isEmpty();
        }
    }

    private static String issuer(Path tls) throws IOException, CertificateException {
        return chain(tls).getFirst().getIssuerX500Principal().getName();
    }

    private static List<X509Certificate> chain(Path tls) throws IOException, CertificateException {
        try (InputStream in = Files.newInputStream(tls.resolve("cert.pem"))) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException _) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
