package org.mailherd.directory.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Spares a client that logs in every minute the slow hash. Kept is an HMAC, under a key that dies
 * with the process, of password and stored hash together: a changed password misses at once, and
 * wrong passwords are never kept.
 */
final class VerifiedPasswords {
    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final int MAX_ENTRIES = 10_000;
    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec key;
    private final Cache<String, Boolean> known =
            Caffeine.newBuilder().expireAfterWrite(LIFETIME).maximumSize(MAX_ENTRIES).build();

    VerifiedPasswords() {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        key = new SecretKeySpec(secret, HMAC);
    }

    boolean knows(String password, String storedHash) {
        return known.getIfPresent(fingerprint(password, storedHash)) != null;
    }

    void remember(String password, String storedHash) {
        known.put(fingerprint(password, storedHash), Boolean.TRUE);
    }

    private String fingerprint(String password, String storedHash) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            mac.update(storedHash.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return HexFormat.of().formatHex(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }
}
