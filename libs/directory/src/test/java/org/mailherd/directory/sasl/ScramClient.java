package org.mailherd.directory.sasl;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** The client's arithmetic of SCRAM-SHA-256, written from RFC 5802 3 apart from the server's. */
public final class ScramClient {
    private ScramClient() {}

    /** In Base64. */
    public static String proof(
            String password, String firstBare, String serverFirst, String finalWithoutProof) {
        try {
            String[] parts = serverFirst.split(",");
            byte[] salt = Base64.getDecoder().decode(parts[1].substring(2));
            int iterations = Integer.parseInt(parts[2].substring(2));
            byte[] salted =
                    SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                            .generateSecret(
                                    new PBEKeySpec(password.toCharArray(), salt, iterations, 256))
                            .getEncoded();
            byte[] client = hmac(salted, "Client Key");
            byte[] stored = MessageDigest.getInstance("SHA-256").digest(client);
            byte[] signature =
                    hmac(stored, firstBare + "," + serverFirst + "," + finalWithoutProof);
            for (int i = 0; i < client.length; i++) {
                client[i] ^= signature[i];
            }
            return Base64.getEncoder().encodeToString(client);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }
}
