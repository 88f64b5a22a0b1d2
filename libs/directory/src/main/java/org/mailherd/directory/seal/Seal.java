package org.mailherd.directory.seal;

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
 * AES-256-GCM over a text, bound to the names of what it belongs to, so that a sealed text put
 * beside other names opens nothing. What was stored before there was a key stays readable.
 */
public final class Seal {
    private static final String MARK = "{AES-GCM}";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final Optional<SecretKey> key;
    private final SecureRandom random = new SecureRandom();

    private Seal(Optional<SecretKey> key) {
        this.key = key;
    }

    /**
     * @param purpose what is sealed: each has a key of its own
     * @param secret of which the key is made, a long random word; empty stores texts as they are
     */
    public static Seal of(String purpose, String secret) {
        return new Seal(
                secret.isBlank()
                        ? Optional.empty()
                        : Optional.of(derived(purpose, secret.strip())));
    }

    private static SecretKey derived(String purpose, String secret) {
        try {
            byte[] octets = (purpose + "\0" + secret).getBytes(StandardCharsets.UTF_8);
            return new SecretKeySpec(MessageDigest.getInstance("SHA-256").digest(octets), "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Whether it seals at all. */
    public boolean hasKey() {
        return key.isPresent();
    }

    public static boolean isSealed(String stored) {
        return stored.startsWith(MARK);
    }

    /** As it is to be stored. */
    public String seal(String text, String owner, String name) {
        if (key.isEmpty() || text.isEmpty()) {
            return text;
        }
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, key.get(), nonce, owner, name)
                            .doFinal(text.getBytes(StandardCharsets.UTF_8));
            byte[] all = ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
            return MARK + Base64.getEncoder().encodeToString(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    /**
     * What was sealed; what was not, as it is.
     *
     * @return empty when it cannot be opened: sealed with another secret, or for other names
     */
    public Optional<String> open(String stored, String owner, String name) {
        if (!isSealed(stored)) {
            return Optional.of(stored);
        }
        return key.flatMap(known -> opened(stored, known, owner, name));
    }

    private static Optional<String> opened(
            String stored, SecretKey key, String owner, String name) {
        try {
            byte[] all = Base64.getDecoder().decode(stored.substring(MARK.length()));
            if (all.length <= NONCE) {
                return Optional.empty();
            }
            byte[] text =
                    cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(all, NONCE), owner, name)
                            .doFinal(all, NONCE, all.length - NONCE);
            return Optional.of(new String(text, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String owner, String name)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((owner + "\0" + name).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
