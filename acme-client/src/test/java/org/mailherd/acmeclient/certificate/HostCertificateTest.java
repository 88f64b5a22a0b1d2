package org.mailherd.acmeclient.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailherd.platform.boot.PlatformProperties;
import org.mailherd.platform.tls.SelfSignedCertificate;

class HostCertificateTest {
    @TempDir Path directory;
    private HostCertificate host;

    @BeforeEach
    void open() {
        host =
                new HostCertificate(
                        new PlatformProperties(
                                "mail.example.org",
                                "127.0.0.1",
                                new PlatformProperties.Tls(directory),
                                new PlatformProperties.Dns("")));
    }

    private static X509Certificate issuedFor(java.security.KeyPair key) throws Exception {
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        return TestCertificates.issued(
                "CN=Some CA", "mail.example.org", now, now.plusSeconds(86400), key);
    }

    @Test
    void aRenewalWithTheSameKeyLeavesTheKeyFileAlone() throws Exception {
        SelfSignedCertificate.writeIfAbsent(directory, "mail.example.org", Clock.systemUTC());
        byte[] key = Files.readAllBytes(directory.resolve("key.pem"));
        var pair = host.keyPair().orElseThrow();
        X509Certificate issued = issuedFor(pair);
        host.install(List.of(issued), pair);
        assertThat(directory.resolve("key.pem")).hasBinaryContent(key);
        assertThat(host.current()).contains(issued);
        assertThat(directory).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void aNewKeyIsReadableByItsOwnerOnly() throws Exception {
        var pair = EcKeys.generate();
        host.install(List.of(issuedFor(pair)), pair);
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(directory.resolve("key.pem"))))
                .isEqualTo("rw-------");
        assertThat(host.keyPair().orElseThrow().getPrivate()).isEqualTo(pair.getPrivate());
    }

    @Test
    void aKeyThatBelongsToAnotherCertificateIsNotUsed() throws Exception {
        var pair = EcKeys.generate();
        host.install(List.of(issuedFor(pair)), pair);
        PemFiles.replace(
                directory.resolve("cert.pem"),
                PemFiles.pem(List.of(issuedFor(TestCertificates.KEY))),
                "rw-r--r--");
        assertThat(host.keyPair()).isEmpty();
    }

    @Test
    void aKeyPairIsReadBackAsItWasWritten() throws Exception {
        var pair = EcKeys.generate();
        PemFiles.writeKeyPair(directory.resolve("account.pem"), pair);
        var read = PemFiles.readKeyPair(directory.resolve("account.pem"));
        assertThat(read.getPublic()).isEqualTo(pair.getPublic());
        assertThat(read.getPrivate()).isEqualTo(pair.getPrivate());
    }

    @Test
    void brokenFilesCountAsNone() throws Exception {
        assertThat(host.current()).isEmpty();
        Files.writeString(directory.resolve("cert.pem"), "nonsense");
        Files.writeString(directory.resolve("key.pem"), "nonsense");
        assertThat(host.current()).isEmpty();
        assertThat(host.keyPair()).isEmpty();
    }
}
