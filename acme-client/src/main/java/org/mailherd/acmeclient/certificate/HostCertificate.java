package org.mailherd.acmeclient.certificate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.mailherd.platform.boot.PlatformProperties;
import org.mailherd.platform.tls.PemKeys;
import org.springframework.stereotype.Component;

/**
 * {@code cert.pem} and {@code key.pem} of the services. A renewal keeps the key: then only one file
 * changes, by one rename, and no reader ever sees a certificate beside a foreign key.
 */
@Component
public final class HostCertificate {
    private final Path certificate;
    private final Path key;

    HostCertificate(PlatformProperties properties) {
        certificate = properties.tls().directory().resolve("cert.pem");
        key = properties.tls().directory().resolve("key.pem");
    }

    /** The host's own certificate; empty if there is none that can be read. */
    public Optional<X509Certificate> current() {
        try {
            return Files.exists(certificate)
                    ? PemFiles.readChain(certificate).stream().findFirst()
                    : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** The key in use, if it belongs to the certificate there. */
    public Optional<KeyPair> keyPair() {
        Optional<X509Certificate> leaf = current();
        if (leaf.isEmpty() || !Files.exists(key)) {
            return Optional.empty();
        }
        try {
            PublicKey publicKey = leaf.get().getPublicKey();
            PrivateKey privateKey = PemKeys.privateKey(Files.readString(key));
            return belongTogether(privateKey, publicKey)
                    ? Optional.of(new KeyPair(publicKey, privateKey))
                    : Optional.empty();
        } catch (IOException | GeneralSecurityException _) {
            return Optional.empty();
        }
    }

    private static boolean belongTogether(PrivateKey privateKey, PublicKey publicKey)
            throws GeneralSecurityException {
        String algorithm =
                privateKey.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
        byte[] sample = {1, 2, 3};
        Signature signer = Signature.getInstance(algorithm);
        signer.initSign(privateKey);
        signer.update(sample);
        Signature verifier = Signature.getInstance(algorithm);
        verifier.initVerify(publicKey);
        verifier.update(sample);
        return verifier.verify(signer.sign());
    }

    /**
     * Puts a new chain in place, and its key if that is another one.
     *
     * @param chain the host's certificate first
     */
    public void install(List<X509Certificate> chain, KeyPair pair) throws IOException {
        boolean sameKey =
                keyPair().filter(old -> old.getPublic().equals(pair.getPublic())).isPresent();
        if (!sameKey) {
            PemFiles.replace(
                    key,
                    PemFiles.pem(List.of(new JcaPKCS8Generator(pair.getPrivate(), null))),
                    "rw-------");
        }
        PemFiles.replace(certificate, PemFiles.pem(chain), "rw-r--r--");
    }

    /** Identifies a certificate in the client's own records. */
    public static String fingerprint(X509Certificate certificate) {
        try {
            return HexFormat.of()
                    .formatHex(
                            java.security.MessageDigest.getInstance("SHA-256")
                                    .digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
