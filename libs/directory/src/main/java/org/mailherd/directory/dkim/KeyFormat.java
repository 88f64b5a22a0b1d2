package org.mailherd.directory.dkim;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import org.mailherd.directory.dkim.SigningKey.Algorithm;

/** Key pairs as the table keeps them: both halves in base64. */
final class KeyFormat {
    private static final int ED25519_OCTETS = 32;

    private KeyFormat() {}

    /**
     * @param rsaBits ignored for Ed25519
     */
    static KeyPair generate(Algorithm algorithm, int rsaBits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(jdkName(algorithm));
            if (algorithm == Algorithm.RSA) {
                generator.initialize(rsaBits);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot make a " + algorithm + " key", e);
        }
    }

    static String privateText(KeyPair pair) {
        return Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
    }

    static String publicText(KeyPair pair, Algorithm algorithm) {
        byte[] encoded = pair.getPublic().getEncoded();
        return Base64.getEncoder()
                .encodeToString(
                        switch (algorithm) {
                            case RSA -> encoded;
                            // RFC 8463 3: the bare key, the last 32 octets of its DER form
                            case ED25519 ->
                                    Arrays.copyOfRange(
                                            encoded,
                                            encoded.length - ED25519_OCTETS,
                                            encoded.length);
                        });
    }

    static PrivateKey readPrivate(String text, Algorithm algorithm)
            throws GeneralSecurityException {
        return KeyFactory.getInstance(jdkName(algorithm))
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(text)));
    }

    private static String jdkName(Algorithm algorithm) {
        return switch (algorithm) {
            case RSA -> "RSA";
            case ED25519 -> "Ed25519";
        };
    }
}
