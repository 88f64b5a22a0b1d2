package org.mailherd.directory.dkim;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.mailherd.directory.dkim.SigningKey.Algorithm;

/** Reads private keys that came from elsewhere, and finds their public halves. */
public final class KeyImport {
    private static final byte[] PKCS8_RSA =
            HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");
    private static final int LENGTH_LIMIT = 16_384;
    private static final int LEAST_BITS = 1024; // RFC 8301 3.2
    private static final int MOST_BITS = 4096;

    private KeyImport() {}

    /** A key and what it is. */
    public record Imported(Algorithm algorithm, KeyPair pair) {}

    /**
     * @param text PEM, of PKCS#8 or, for RSA, PKCS#1
     * @throws IllegalArgumentException with the reason, if it is no key for signing mail
     */
    public static Imported read(String text) {
        if (text.length() > LENGTH_LIMIT || text.contains("ENCRYPTED")) {
            throw new IllegalArgumentException("The key is encrypted or too long.");
        }
        byte[] der = octets(text);
        byte[] pkcs8 = text.contains("RSA PRIVATE KEY") ? wrapped(der) : der;
        try {
            return rsa(pkcs8);
        } catch (GeneralSecurityException notRsa) {
            try {
                return ed25519(pkcs8);
            } catch (GeneralSecurityException e) {
                throw new IllegalArgumentException("Neither an RSA nor an Ed25519 key in PEM.", e);
            }
        }
    }

    private static byte[] octets(String text) {
        String base64 = text.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        try {
            return Base64.getDecoder().decode(base64.getBytes(StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Not a key in PEM.", e);
        }
    }

    private static Imported rsa(byte[] pkcs8) throws GeneralSecurityException {
        KeyFactory factory = KeyFactory.getInstance("RSA");
        PrivateKey key = factory.generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        if (!(key instanceof RSAPrivateCrtKey crt)) {
            throw new IllegalArgumentException("The RSA key has no public half.");
        }
        BigInteger modulus = crt.getModulus();
        if (modulus.bitLength() < LEAST_BITS || modulus.bitLength() > MOST_BITS) {
            throw new IllegalArgumentException("An RSA key of 1024 to 4096 bits, please.");
        }
        RSAPublicKeySpec publicHalf = new RSAPublicKeySpec(modulus, crt.getPublicExponent());
        return new Imported(Algorithm.RSA, new KeyPair(factory.generatePublic(publicHalf), key));
    }

    /** The platform derives a public key only where it makes a pair: we say what is random. */
    private static Imported ed25519(byte[] pkcs8) throws GeneralSecurityException {
        PrivateKey key =
                KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        byte[] seed =
                ((EdECPrivateKey) key)
                        .getBytes()
                        .orElseThrow(() -> new IllegalArgumentException("The key is empty."));
        KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(NamedParameterSpec.ED25519, new Known(seed));
        return new Imported(Algorithm.ED25519, generator.generateKeyPair());
    }

    private static final class Known extends SecureRandom {
        private static final long serialVersionUID = 1;
        private final byte[] seed;

        Known(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] octets) {
            System.arraycopy(seed, 0, octets, 0, octets.length);
        }
    }

    /** PKCS#1 within PKCS#8. */
    private static byte[] wrapped(byte[] pkcs1) {
        byte[] content = joined(PKCS8_RSA, der(0x04, pkcs1));
        return der(0x30, content);
    }

    private static byte[] der(int tag, byte[] content) {
        byte[] start = {
            (byte) tag, (byte) 0x82, (byte) (content.length >> 8), (byte) content.length
        };
        return joined(start, content);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
