package org.mailherd.webmail.login;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Seals the mailbox password with AES-256-GCM under a key made for one login. The sealed text goes
 * to the session store, the key only to the user's cookie: neither alone gives the password.
 */
@Component
class PasswordSeal {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();

    /** Both parts are base64url text. */
    record Sealed(String key, String text) {}

    /** Seals under a fresh key, bound to the name it belongs to. */
    Sealed seal(String username, String password) {
        var key = bytes(KEY_BYTES);
        var nonce = bytes(NONCE_BYTES);
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, username);
            var body = cipher.doFinal(password.getBytes(StandardCharsets.UTF_8));
            var text = ByteBuffer.allocate(nonce.length + body.length).put(nonce).put(body);
            return new Sealed(encode(key), encode(text.array()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is missing from this Java", e);
        }
    }

    /** The password, or nothing when key, text and name do not belong together. */
    Optional<String> open(String username, Sealed sealed) {
        try {
            var key = Base64.getUrlDecoder().decode(sealed.key());
            var text = Base64.getUrlDecoder().decode(sealed.text());
            if (key.length != KEY_BYTES || text.length <= NONCE_BYTES) {
                return Optional.empty();
            }
            var nonce = Arrays.copyOf(text, NONCE_BYTES);
            var cipher = cipher(Cipher.DECRYPT_MODE, key, nonce, username);
            var body = cipher.doFinal(text, NONCE_BYTES, text.length - NONCE_BYTES);
            return Optional.of(new String(body, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce, String username)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(username.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private byte[] bytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
