package org.mailherd.platform.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * A certificate with its chain and key.
 *
 * @param chain leaf first
 */
record HostPair(List<X509Certificate> chain, PrivateKey key) {
    private static final int DNS_NAME = 2;

    HostPair {
        chain = List.copyOf(chain);
    }

    /**
     * @throws GeneralSecurityException also when the two do not belong together
     */
    static HostPair read(Path certificate, Path key) throws IOException, GeneralSecurityException {
        List<X509Certificate> chain;
        try (InputStream in = Files.newInputStream(certificate)) {
            chain =
                    CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                            .map(X509Certificate.class::cast)
                            .toList();
        }
        if (chain.isEmpty()) {
            throw new CertificateException("no certificate in " + certificate);
        }
        PrivateKey privateKey = PemKeys.privateKey(Files.readString(key));
        if (!belongTogether(privateKey, chain.getFirst().getPublicKey())) {
            throw new CertificateException(key + " is not the key of " + certificate);
        }
        return new HostPair(chain, privateKey);
    }

    private static boolean belongTogether(PrivateKey privateKey, PublicKey publicKey)
            throws GeneralSecurityException {
        String algorithm =
                switch (privateKey.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> privateKey.getAlgorithm();
                };
        byte[] sample = {1, 2, 3};
        Signature signer = Signature.getInstance(algorithm);
        signer.initSign(privateKey);
        signer.update(sample);
        Signature verifier = Signature.getInstance(algorithm);
        verifier.initVerify(publicKey);
        verifier.update(sample);
        return verifier.verify(signer.sign());
    }

    /** RSA, EC or EdDSA, as a handshake asks for it. */
    String type() {
        return key.getAlgorithm();
    }

    /** DNS names of the certificate, lower case; some begin with {@code *.}. */
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        try {
            Collection<List<?>> all = chain.getFirst().getSubjectAlternativeNames();
            if (all != null) {
                for (List<?> one : all) {
                    if (one.getFirst().equals(DNS_NAME)) {
                        names.add(String.valueOf(one.get(1)).toLowerCase(Locale.ROOT));
                    }
                }
            }
        } catch (CertificateParsingException _) {
            return names; // then the folder's name has to do
        }
        return names;
    }
}
