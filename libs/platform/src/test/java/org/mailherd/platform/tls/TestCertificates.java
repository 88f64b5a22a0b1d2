package org.mailherd.platform.tls;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Self-signed pairs of either kind, as an ACME client would put them in place. */
final class TestCertificates {
    private TestCertificates() {}

    static void write(Path folder, String prefix, String type, String name)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        Files.createDirectories(folder);
        KeyPairGenerator generator = KeyPairGenerator.getInstance(type);
        generator.initialize(type.equals("RSA") ? 2048 : 256);
        KeyPair pair = generator.generateKeyPair();
        X500Principal subject = new X500Principal("CN=" + name);
        Instant now = Instant.now();
        var builder =
                new JcaX509v3CertificateBuilder(
                                subject,
                                BigInteger.valueOf(System.nanoTime()),
                                Date.from(now.minus(Duration.ofHours(1))),
                                Date.from(now.plus(Duration.ofDays(1))),
                                subject,
                                pair.getPublic())
                        .addExtension(
                                Extension.subjectAlternativeName,
                                false,
                                new GeneralNames(new GeneralName(GeneralName.dNSName, name)));
        String algorithm = type.equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
        put(folder.resolve(prefix + "key.pem"), new JcaPKCS8Generator(pair.getPrivate(), null));
        put(
                folder.resolve(prefix + "cert.pem"),
                builder.build(new JcaContentSignerBuilder(algorithm).build(pair.getPrivate())));
    }

    private static void put(Path file, Object object) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
            pem.writeObject(object);
        }
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(fresh, text.toString());
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
