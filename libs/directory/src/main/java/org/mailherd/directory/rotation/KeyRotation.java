package org.mailherd.directory.rotation;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.mailherd.directory.dkim.KeyState;
import org.mailherd.directory.dkim.SigningKey;
import org.mailherd.directory.dkim.SigningKey.Algorithm;
import org.mailherd.directory.dkim.SigningKeyStore;
import org.mailherd.directory.dkim.SigningKeyStore.StoredKey;
import org.mailherd.directory.domain.EntryRejected;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes keys without a moment in which mail cannot be verified: add a key under a selector of its
 * own, put its record into the DNS, activate it, and remove the old one a week later.
 */
@Service
@Transactional
public class KeyRotation {
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("yyyyMM", Locale.ROOT);
    private static final Pattern SELECTOR = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");
    private static final String INVALID = "dkim_domain_or_sel_invalid";

    private final SigningKeyStore keys;

    public KeyRotation(SigningKeyStore keys) {
        this.keys = keys;
    }

    /**
     * Makes a key. The first of its algorithm signs at once, another waits until it is activated.
     *
     * @param selector empty for one like {@code dkim-202603} or {@code ed-202603-2}
     * @param rsaBits ignored for Ed25519
     * @throws EntryRejected if the selector is taken or none
     */
    public SigningKey add(
            String domain, String selector, Algorithm algorithm, int rsaBits, YearMonth month) {
        List<StoredKey> all = keys.all(domain);
        String name = selector.isBlank() ? free(all, algorithm, month) : selector.strip();
        if (!SELECTOR.matcher(name).matches()) {
            throw EntryRejected.of(
                    "dkim_selector", INVALID, "A selector is one label of a DNS name.", domain);
        }
        if (all.stream().anyMatch(stored -> stored.key().selector().equals(name))) {
            throw EntryRejected.of(
                    "dkim_selector",
                    "dkim_domain_or_sel_exists",
                    "The domain has a key of that selector.",
                    domain);
        }
        boolean first =
                all.stream()
                        .noneMatch(stored ->
                                stored.state() == KeyState.ACTIVE
                                        && stored.key().algorithm() == algorithm);
        KeyState state = first ? KeyState.ACTIVE : KeyState.PUBLISHED;
        return keys.create(domain, name, algorithm, rsaBits, state);
    }

    private static String free(List<StoredKey> all, Algorithm algorithm, YearMonth month) {
        String base = (algorithm == Algorithm.RSA ? "dkim-" : "ed-") + MONTH.format(month);
        List<String> taken = all.stream().map(stored -> stored.key().selector()).toList();
        String selector = base;
        for (int i = 2; taken.contains(selector); i++) {
            selector = base + "-" + i;
        }
        return selector;
    }

    /**
     * Lets a key sign; the one of the same algorithm that signed before retires.
     *
     * @throws EntryRejected if there is no such key
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
     * @throws EntryRejected if there is no such key
     */
    public void retire(String domain, String selector) {
        if (!keys.move(domain, selector, KeyState.RETIRED)) {
            throw unknown(domain, selector);
        }
    }

    /**
     * Forgets a key, also one that signs.
     *
     * @throws EntryRejected if there is no such key
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

    private static EntryRejected unknown(String domain, String selector) {
        return EntryRejected.of(
                "dkim_selector",
                INVALID,
                "There is no key " + selector + "._domainkey." + domain + ".",
                domain);
    }
}
