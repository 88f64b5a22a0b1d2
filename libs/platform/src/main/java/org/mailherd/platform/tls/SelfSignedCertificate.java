package org.mailherd.platform.tls;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The certificate a host starts with until it has a real one: ECDSA P-256, its own name and {@code
 * localhost}, ten years.
 */
public final class SelfSignedCertificate {
    private static final Duration LIFETIME = Duration.ofDays(3650);

    private SelfSignedCertificate() {}

    /**
     * Writes {@code cert.pem} and {@code key.pem} (mode 600) unless a certificate is there already.
     *
     * @throws IOException if the files cannot be written
     */
    public static void writeIfAbsent(Path directory, String hostname, Clock clock)
            throws IOException {
        if (Files.exists(directory.resolve("cert.pem"))) {
            return;
        }
        Files.createDirectories(directory);
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            write(directory.resolve("key.pem"), new JcaPKCS8Generator(pair.getPrivate(), null));
            write(directory.resolve("cert.pem"), certificate(pair, hostname, clock.instant()));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IOException("cannot make a certificate for " + hostname, e);
        }
    }

    private static X509Certificate certificate(KeyPair pair, String hostname, Instant now)
            throws GeneralSecurityException, OperatorCreationException, CertIOException {
        X500Principal subject = new X500Principal("CN=" + hostname);
        GeneralNames names =
                new GeneralNames(
                        new GeneralName[] {
                            new GeneralName(GeneralName.dNSName, hostname),
                            new GeneralName(GeneralName.dNSName, "localhost")
                        });
        var builder =
                new JcaX509v3CertificateBuilder(
                                subject,
                                new BigInteger(120, new SecureRandom()),
                                Date.from(now.minus(Duration.ofHours(1))),
                                Date.from(now.plus(LIFETIME)),
                                subject,
                                pair.getPublic())
                        .addExtension(Extension.subjectAlternativeName, false, names);
        var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate());
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    }

    private static void write(Path file, Object object) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
            pem.writeObject(object);
        }
        Path fresh =
                Files.createTempFile(
                        file.toAbsolutePath().getParent(),
                        "new",
                        ".pem",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, text.toString());
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
