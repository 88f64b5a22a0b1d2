package org.mailherd.directory.dkim;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.mailherd.directory.dkim.SigningKey.Algorithm;
import org.mailherd.directory.dkim.SigningKeyStore.StoredKey;

/**
 * Changes keys without a moment in which mail cannot be verified: prepare a key under a selector of
 * its own, put its record into the DNS, activate it, and remove the old one a week later. Call it
 * inside a transaction.
 */
public final class KeyRotation {
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("yyyyMM", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final SigningKeyStore keys;
    private final Clock clock;

    public KeyRotation(SigningKeyStore keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Makes a key that does not sign yet.
     *
     * @param rsaBits ignored for Ed25519
     * @return with a selector like {@code dkim-202603} or {@code ed-202603-2}
     */
    public SigningKey prepare(String domain, Algorithm algorithm, int rsaBits) {
        String base =
                (algorithm == Algorithm.RSA ? "dkim-" : "ed-") + MONTH.format(clock.instant());
        List<String> taken =
                keys.all(domain).stream().map(stored -> stored.key().selector()).toList();
        String selector = base;
        for (int i = 2; taken.contains(selector); i++) {
            selector = base + "-" + i;
        }
        return keys.create(domain, selector, algorithm, rsaBits, KeyState.PUBLISHED);
    }

    /**
     * Lets a key sign; the one of the same algorithm that signed before retires.
     *
     * @throws IllegalArgumentException if there is no such key
     */
    public void activate(String domain, String selector) {
        List<StoredKey> all = keys.all(domain);
        StoredKey next = find(all, domain, selector);
        all.stream()
                .filter(stored -> stored.state() == KeyState.ACTIVE)
                .filter(stored -> stored.key().algorithm() == next.key().algorithm())
                .filter(stored -> !stored.key().selector().equals(selector))
                .forEach(stored -> keys.move(domain, stored.key().selector(), KeyState.RETIRED));
        keys.move(domain, selector, KeyState.ACTIVE);
    }

    /**
     * Lets a key sign no more.
     *
     * @throws IllegalArgumentException if there is no such key
     */
    public void retire(String domain, String selector) {
        if (!keys.move(domain, selector, KeyState.RETIRED)) {
            throw unknown(domain, selector);
        }
    }

    /**
     * Forgets a key, also one that signs.
     *
     * @throws IllegalArgumentException if there is no such key
     */
    public void delete(String domain, String selector) {
        if (!keys.delete(domain, selector)) {
            throw unknown(domain, selector);
        }
    }

    private static StoredKey find(List<StoredKey> all, String domain, String selector) {
        return all.stream()
                .filter(stored -> stored.key().selector().equals(selector))
                .findFirst()
                .orElseThrow(() -> unknown(domain, selector));
    }

    private static IllegalArgumentException unknown(String domain, String selector) {
        return new IllegalArgumentException("no key " + selector + "._domainkey." + domain);
    }
}
