package org.mailherd.directory.routing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keeps passwords for other servers unreadable in the database and its backups: AES-256-GCM, bound
 * to the server and user name they are for, so that a sealed one put beside another server's name
 * opens nothing. What was stored before there was a key stays readable until it is written again.
 */
public final class PasswordSeal {
    private static final String MARK = "{AES-GCM}";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final String PURPOSE = "mailherd relay passwords\0";

    private final Optional<SecretKey> key;
    private final SecureRandom random = new SecureRandom();

    private PasswordSeal(Optional<SecretKey> key) {
        this.key = key;
    }

    /**
     * @param secret of which the key is made, a long random word; empty stores passwords as they
     *     are
     */
    public static PasswordSeal of(String secret) {
        return new PasswordSeal(
                secret.isBlank() ? Optional.empty() : Optional.of(derived(secret.strip())));
    }

    private static SecretKey derived(String secret) {
        try {
            byte[] octets = (PURPOSE + secret).getBytes(StandardCharsets.UTF_8);
            return new SecretKeySpec(MessageDigest.getInstance("SHA-256").digest(octets), "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    static boolean isSealed(String stored) {
        return stored.startsWith(MARK);
    }

    /** As it is to be stored. */
    String seal(String password, String server, String username) {
        if (key.isEmpty() || password.isEmpty()) {
            return password;
        }
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, key.get(), nonce, server, username)
                            .doFinal(password.getBytes(StandardCharsets.UTF_8));
            byte[] all = ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
            return MARK + Base64.getEncoder().encodeToString(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    /**
     * What was sealed; what was not, as it is.
     *
     * @return empty when it cannot be opened: sealed with another secret, or for another server
     */
    Optional<String> open(String stored, String server, String username) {
        if (!isSealed(stored)) {
            return Optional.of(stored);
        }
        return key.flatMap(known -> opened(stored, known, server, username));
    }

    private static Optional<String> opened(
            String stored, SecretKey key, String server, String username) {
        try {
            byte[] all = Base64.getDecoder().decode(stored.substring(MARK.length()));
            if (all.length <= NONCE) {
                return Optional.empty();
            }
            byte[] password =
                    cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(all, NONCE), server, username)
                            .doFinal(all, NONCE, all.length - NONCE);
            return Optional.of(new String(password, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(
            int mode, SecretKey key, byte[] nonce, String server, String username)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((server + "\0" + username).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
