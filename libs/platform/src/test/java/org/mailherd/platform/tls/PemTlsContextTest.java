package org.mailherd.platform.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailherd.platform.net.ConnectionServer;
import org.mailherd.platform.net.Listener;

class PemTlsContextTest {
    @TempDir private Path folder;
    private ConnectionServer server;
    private SSLContext client;

    @BeforeEach
    void start() throws Exception {
        TestCertificates.write(folder, "", "EC", "mail.default.test");
        client = SSLContext.getInstance("TLS");
        client.init(null, new TrustManager[] {new TrustAll()}, null);
        server =
                new ConnectionServer(
                        Listener.tls("test", "127.0.0.1", 0),
                        new PemTlsContext(folder),
                        wire -> {
                            byte[] line = new byte[100];
                            for (int n = wire.readLine(line); n > 0; n = wire.readLine(line)) {
                                wire.write(line, 0, n);
                                wire.flush();
                            }
                        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private SSLSocket connect(String name, String... suites) throws IOException {
        Socket plain = new Socket("127.0.0.1", server.port());
        SSLSocket tls =
                (SSLSocket)
                        client.getSocketFactory()
                                .createSocket(
                                        plain,
                                        name.isEmpty() ? "127.0.0.1" : name, // sessions by name
                                        server.port(),
                                        true);
        SSLParameters parameters = tls.getSSLParameters();
        if (!name.isEmpty()) {
            parameters.setServerNames(List.of(new SNIHostName(name)));
        }
        if (suites.length > 0) {
            parameters.setProtocols(new String[] {"TLSv1.2"});
            parameters.setCipherSuites(suites);
        }
        tls.setSSLParameters(parameters);
        tls.setSoTimeout(10_000);
        tls.startHandshake();
        return tls;
    }

    private static String echo(SSLSocket tls) throws IOException {
        tls.getOutputStream().write("hello\n".getBytes(StandardCharsets.US_ASCII));
        return new String(tls.getInputStream().readNBytes(6), StandardCharsets.US_ASCII);
    }

    private String subject(String name, String... suites) throws IOException {
        try (SSLSocket tls = connect(name, suites)) {
            X509Certificate leaf = (X509Certificate) tls.getSession().getPeerCertificates()[0];
            echo(tls);
            return leaf.getSubjectX500Principal().getName().substring(3)
                    + "/"
                    + leaf.getPublicKey().getAlgorithm();
        }
    }

    @Test
    void eachHostNameHasItsCertificateAndTheRestTheDefault() throws Exception {
        TestCertificates.write(folder.resolve("mail.one.test"), "", "EC", "mail.one.test");
        TestCertificates.write(folder.resolve("wild"), "", "EC", "*.two.test");
        TestCertificates.write(folder.resolve("own.two.test"), "", "EC", "own.two.test");
        Files.createDirectories(folder.resolve("acme"));
        await().untilAsserted(
                        () -> assertThat(subject("mail.one.test")).isEqualTo("mail.one.test/EC"));
        assertThat(subject("MAIL.one.test")).isEqualTo("mail.one.test/EC");
        assertThat(subject("imap.two.test")).isEqualTo("*.two.test/EC");
        assertThat(subject("own.two.test")).isEqualTo("own.two.test/EC");
        for (String other : List.of("", "two.test", "a.b.two.test", "www.one.test", "x.test")) {
            assertThat(subject(other)).as(other).isEqualTo("mail.default.test/EC");
        }
    }

    @Test
    void aClientThatKnowsOnlyRsaGetsTheRsaPairBesideTheOther() throws Exception {
        TestCertificates.write(folder, "rsa-", "RSA", "mail.default.test");
        await().untilAsserted(() ->
                assertThat(subject("", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"))
                        .isEqualTo("mail.default.test/RSA"));
        assertThat(subject("", "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"))
                .isEqualTo("mail.default.test/EC");
    }

    @Test
    void aRenewalIsUsedForNewSessionsAndDropsNoOld() throws Exception {
        try (SSLSocket old = connect("")) {
            assertThat(echo(old)).isEqualTo("hello\n");
            TestCertificates.write(folder, "", "EC", "mail.renewed.test");
            await().untilAsserted(() -> assertThat(subject("")).isEqualTo("mail.renewed.test/EC"));
            assertThat(echo(old)).isEqualTo("hello\n");
        }
    }

    @Test
    void aBrokenRenewalLeavesTheOldCertificateInUse() throws Exception {
        TestCertificates.write(folder.resolve("mail.one.test"), "", "EC", "mail.one.test");
        await().untilAsserted(
                        () -> assertThat(subject("mail.one.test")).isEqualTo("mail.one.test/EC"));
        Files.writeString(folder.resolve("mail.one.test/cert.pem"), "no certificate");
        TestCertificates.write(folder.resolve("other"), "", "EC", "other.test");
        Files.copy(
                folder.resolve("other/key.pem"),
                folder.resolve("key.pem"),
                StandardCopyOption.REPLACE_EXISTING);
        await().during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(6))
                .untilAsserted(() -> {
                    assertThat(subject("mail.one.test")).isEqualTo("mail.one.test/EC");
                    assertThat(subject("")).isEqualTo("mail.default.test/EC");
                });
    }

    @Test
    void aFolderThatGoesTakesItsNameWithIt() throws Exception {
        TestCertificates.write(folder.resolve("mail.one.test"), "", "EC", "mail.one.test");
        await().untilAsserted(
                        () -> assertThat(subject("mail.one.test")).isEqualTo("mail.one.test/EC"));
        Files.delete(folder.resolve("mail.one.test/cert.pem"));
        await().untilAsserted(() ->
                assertThat(subject("mail.one.test")).isEqualTo("mail.default.test/EC"));
    }

    @Test
    void oldProtocolsAndCiphersWithoutForwardSecrecyAreRefused() {
        assertThatThrownBy(() -> subject("", "TLS_RSA_WITH_AES_128_GCM_SHA256"))
                .isInstanceOf(Exception.class);
        assertThatThrownBy(
                        () -> {
                            try (SSLSocket tls =
                                    (SSLSocket)
                                            client.getSocketFactory()
                                                    .createSocket("127.0.0.1", server.port())) {
                                tls.setEnabledProtocols(new String[] {"TLSv1.1"});
                                tls.startHandshake();
                            }
                        })
                .isInstanceOf(SSLException.class);
    }

    @Test
    void aSessionIsResumed() throws Exception {
        long first;
        try (SSLSocket tls = connect("", "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256")) {
            echo(tls);
            first = tls.getSession().getCreationTime();
        }
        await().pollDelay(Duration.ofMillis(50)).until(() -> true);
        try (SSLSocket tls = connect("", "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256")) {
            echo(tls);
            assertThat(tls.getSession().getCreationTime()).isEqualTo(first);
        }
    }

    private static final class TrustAll implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
