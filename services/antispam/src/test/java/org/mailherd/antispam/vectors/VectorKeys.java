package org.mailherd.antispam.vectors;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;

/** Keys for the vectors, made once. */
final class VectorKeys {

    static final KeyPair RSA = pair("RSA", 2048);
    static final KeyPair OTHER = pair("RSA", 1024);
    static final KeyPair SHORT = pair("RSA", 512);
    static final KeyPair EDWARDS = pair("Ed25519", 255);

    private static final int EDWARDS_OCTETS = 32;

    /** What a SubjectPublicKeyInfo of 2048 bits has before the RSAPublicKey in it. */
    private static final int RSA_PREFIX = 24;

    private VectorKeys() {}

    static String spki(KeyPair pair) {
        return base64(pair.getPublic().getEncoded());
    }

    /** RFC 6376 3.6.1 asks for it; everybody publishes the other. */
    static String bareRsa() {
        byte[] spki = RSA.getPublic().getEncoded();
        return base64(Arrays.copyOfRange(spki, RSA_PREFIX, spki.length));
    }

    /** RFC 8463 4.2. */
    static String bareEdwards() {
        byte[] spki = EDWARDS.getPublic().getEncoded();
        return base64(Arrays.copyOfRange(spki, spki.length - EDWARDS_OCTETS, spki.length));
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }

    private static KeyPair pair(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
