package org.mailherd.directory.scram;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a server keeps of a password for SCRAM-SHA-256 (RFC 5802 3): enough to check a proof, not
 * enough to log in elsewhere.
 *
 * @param storedKey 32 octets
 * @param serverKey 32 octets
 */
public record ScramKeys(byte[] salt, int iterations, byte[] storedKey, byte[] serverKey) {
    public static final int OCTETS = 32;
    private static final String HMAC = "HmacSHA256";

    /**
     * @param password in clear; prepared here (RFC 4013)
     */
    public static ScramKeys derive(String password, byte[] salt, int iterations) {
        byte[] salted = salted(password, salt, iterations);
        return new ScramKeys(salt, iterations, sha256(clientKey(salted)), serverKey(salted));
    }

    static byte[] clientKey(byte[] salted) {
        return hmac(salted, "Client Key".getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] serverKey(byte[] salted) {
        return hmac(salted, "Server Key".getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] salted(String password, byte[] salt, int iterations) {
        try {
            PBEKeySpec spec =
                    new PBEKeySpec(
                            PreparedText.of(password).toCharArray(),
                            salt,
                            iterations,
                            OCTETS * Byte.SIZE);
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has PBKDF2WithHmacSHA256", e);
        }
    }

    /** Whether a client's proof over the messages was made with the password of these keys. */
    public boolean proves(byte[] proof, byte[] authMessage) {
        if (proof.length != OCTETS) {
            return false;
        }
        byte[] clientKey = hmac(storedKey, authMessage);
        for (int i = 0; i < clientKey.length; i++) {
            clientKey[i] ^= proof[i];
        }
        return MessageDigest.isEqual(sha256(clientKey), storedKey);
    }

    /** Shows the client that the server knows the password too. */
    public byte[] signature(byte[] authMessage) {
        return hmac(serverKey, authMessage);
    }

    /** Whether both were made from the same password, salt and count; in constant time. */
    public boolean sameAs(ScramKeys other) {
        return iterations == other.iterations
                && MessageDigest.isEqual(salt, other.salt)
                && MessageDigest.isEqual(storedKey, other.storedKey);
    }

    static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }

    static byte[] sha256(byte[] message) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(message);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "ScramKeys[" + iterations + "]";
    }
}
