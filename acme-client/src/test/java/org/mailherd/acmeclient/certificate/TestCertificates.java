package org.mailherd.acmeclient.certificate;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Certificates for tests, signed by whoever the test says. */
public final class TestCertificates {
    public static final KeyPair KEY = EcKeys.generate();

    private TestCertificates() {}

    public static X509Certificate issued(
            String issuer, String name, Instant from, Instant until, KeyPair subjectKey)
            throws Exception {
        var builder =
                new JcaX509v3CertificateBuilder(
                                new X500Principal(issuer),
                                BigInteger.ONE,
                                Date.from(from),
                                Date.from(until),
                                new X500Principal("CN=" + name),
                                subjectKey.getPublic())
                        .addExtension(
                                Extension.subjectAlternativeName,
                                false,
                                new GeneralNames(new GeneralName(GeneralName.dNSName, name)));
        return new JcaX509CertificateConverter()
                .getCertificate(
                        builder.build(
                                new JcaContentSignerBuilder("SHA256withECDSA")
                                        .build(KEY.getPrivate())));
    }
}
