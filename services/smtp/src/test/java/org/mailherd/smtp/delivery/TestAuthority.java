package org.mailherd.smtp.delivery;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate with its key, and what it can sign. */
record TestAuthority(KeyPair keys, X509Certificate certificate) {
    private static final AtomicLong SERIAL = new AtomicLong(System.currentTimeMillis());

    /** Signed by itself, for these names, valid for so many days from now. */
    static TestAuthority ofItself(int days, String... names) throws Exception {
        KeyPair keys = fresh();
        return new TestAuthority(keys, sign(keys, subject(names), keys, days, false, names));
    }

    static TestAuthority root(String name) throws Exception {
        KeyPair keys = fresh();
        return new TestAuthority(keys, sign(keys, subject(name), keys, 30, true));
    }

    TestAuthority intermediate(String name) throws Exception {
        return issue(30, true, subject(name));
    }

    TestAuthority server(int days, String... names) throws Exception {
        return issue(days, false, subject(names), names);
    }

    private TestAuthority issue(int days, boolean authority, X500Principal subject, String... names)
            throws Exception {
        KeyPair own = fresh();
        X509Certificate signed =
                new JcaX509CertificateConverter()
                        .getCertificate(
                                builder(
                                                certificate.getSubjectX500Principal(),
                                                subject,
                                                own,
                                                days,
                                                authority,
                                                names)
                                        .build(
                                                new JcaContentSignerBuilder("SHA256withECDSA")
                                                        .build(keys.getPrivate())));
        return new TestAuthority(own, signed);
    }

    private static X509Certificate sign(
            KeyPair signer,
            X500Principal subject,
            KeyPair own,
            int days,
            boolean authority,
            String... names)
            throws Exception {
        return new JcaX509CertificateConverter()
                .getCertificate(
                        builder(subject, subject, own, days, authority, names)
                                .build(
                                        new JcaContentSignerBuilder("SHA256withECDSA")
                                                .build(signer.getPrivate())));
    }

    private static JcaX509v3CertificateBuilder builder(
            X500Principal issuer,
            X500Principal subject,
            KeyPair own,
            int days,
            boolean authority,
            String... names)
            throws Exception {
        Instant now = Instant.now();
        JcaX509v3CertificateBuilder builder =
                new JcaX509v3CertificateBuilder(
                        issuer,
                        BigInteger.valueOf(SERIAL.incrementAndGet()),
                        Date.from(now.minus(Duration.ofDays(10))),
                        Date.from(now.plus(Duration.ofDays(days))),
                        subject,
                        own.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        if (names.length > 0) {
            builder.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(
                            Arrays.stream(names)
                                    .map(name -> new GeneralName(GeneralName.dNSName, name))
                                    .toArray(GeneralName[]::new)));
        }
        return builder;
    }

    /** For a server that shows this certificate, then those of the others. */
    SSLContext context(TestAuthority... others) throws Exception {
        X509Certificate[] chain = new X509Certificate[others.length + 1];
        chain[0] = certificate;
        for (int i = 0; i < others.length; i++) {
            chain[i + 1] = others[i].certificate;
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("own", keys.getPrivate(), new char[0], chain);
        KeyManagerFactory managers =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static X500Principal subject(String... names) {
        return new X500Principal("CN=" + names[0]);
    }

    private static KeyPair fresh() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }
}
