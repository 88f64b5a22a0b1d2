package org.mailherd.directory.login;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import org.apache.commons.codec.digest.Crypt;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * Password hashes in Dovecot's form, {@code {SCHEME}hash}, so that accounts move in unchanged. New
 * ones are argon2id; ARGON2ID, BLF-CRYPT, SSHA, SSHA256, SSHA512, SHA512-CRYPT and SHA256-CRYPT
 * verify.
 */
public final class PasswordHashes {
    private static final String NEW_SCHEME = "{ARGON2ID}";
    // OWASP's second choice for argon2id: 19 MiB, 2 passes, 1 lane
    private final Argon2PasswordEncoder argon2 = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
    private final BCryptPasswordEncoder bcrypt = new BCryptPasswordEncoder();
    // Each argon2 takes 19 MiB: a thousand guessers at once must wait, not fill the heap.
    private final Semaphore places =
            new Semaphore(Math.max(2, 2 * Runtime.getRuntime().availableProcessors()), true);

    public String hash(String password) {
        places.acquireUninterruptibly();
        try {
            return NEW_SCHEME + argon2.encode(password);
        } finally {
            places.release();
        }
    }

    /** False also for a scheme or hash that cannot be read. */
    public boolean matches(String password, String stored) {
        places.acquireUninterruptibly();
        try {
            return verify(password, stored);
        } finally {
            places.release();
        }
    }

    private boolean verify(String password, String stored) {
        int end = stored.indexOf('}');
        if (!stored.startsWith("{") || end < 0) {
            return false;
        }
        String scheme = stored.substring(1, end).toUpperCase(Locale.ROOT);
        String hash = stored.substring(end + 1);
        return switch (scheme) {
            case "ARGON2ID", "ARGON2I" -> argon2.matches(password, hash);
            case "BLF-CRYPT" -> bcrypt.matches(password, hash);
            case "SSHA" -> salted("SHA-1", 20, password, hash);
            case "SSHA256" -> salted("SHA-256", 32, password, hash);
            case "SSHA512" -> salted("SHA-512", 64, password, hash);
            case "SHA512-CRYPT", "SHA256-CRYPT" -> crypt(password, hash);
            default -> false;
        };
    }

    private static boolean crypt(String password, String hash) {
        if (!hash.startsWith("$5$") && !hash.startsWith("$6$")) {
            return false;
        }
        byte[] made = Crypt.crypt(password, hash).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(made, hash.getBytes(StandardCharsets.US_ASCII));
    }

    private static boolean salted(
            String algorithm, int digestLength, String password, String hash) {
        try {
            byte[] stored = Base64.getDecoder().decode(hash);
            if (stored.length <= digestLength) {
                return false;
            }
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            digest.update(password.getBytes(StandardCharsets.UTF_8));
            digest.update(stored, digestLength, stored.length - digestLength);
            return MessageDigest.isEqual(digest.digest(), Arrays.copyOf(stored, digestLength));
        } catch (IllegalArgumentException e) {
            return false;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }
}
