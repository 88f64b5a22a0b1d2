package org.mailherd.directory.rotation;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.mailherd.directory.dkim.KeyImport;
import org.mailherd.directory.dkim.KeyImport.Imported;
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
        checkFree(all, domain, name);
        return keys.create(domain, name, algorithm, rsaBits, first(all, algorithm));
    }

    private static void checkFree(List<StoredKey> all, String domain, String selector) {
        if (!SELECTOR.matcher(selector).matches()) {
            throw EntryRejected.of(
                    "dkim_selector", INVALID, "A selector is one label of a DNS name.", domain);
        }
        if (all.stream().anyMatch(stored -> stored.key().selector().equals(selector))) {
            throw EntryRejected.of(
                    "dkim_selector",
                    "dkim_domain_or_sel_exists",
                    "The domain has a key of that selector.",
                    domain);
        }
    }

    private static KeyState first(List<StoredKey> all, Algorithm algorithm) {
        boolean first =
                all.stream()
                        .noneMatch(stored ->
                                stored.state() == KeyState.ACTIVE
                                        && stored.key().algorithm() == algorithm);
        return first ? KeyState.ACTIVE : KeyState.PUBLISHED;
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
     * Withdraws a key: its record is to say so.
     *
     * @throws EntryRejected if there is no such key
     */
    public void revoke(String domain, String selector) {
        if (!keys.move(domain, selector, KeyState.REVOKED)) {
            throw unknown(domain, selector);
        }
    }

    /**
     * Takes a key that exists elsewhere. The first of its algorithm signs at once.
     *
     * @param pem its private half
     * @param overwrite whether it may take the place of the domain's key of that selector
     * @throws EntryRejected if it is no key for signing, or the selector is taken
     */
    public SigningKey bring(String domain, String selector, String pem, boolean overwrite) {
        Imported imported;
        try {
            imported = KeyImport.read(pem);
        } catch (IllegalArgumentException e) {
            throw EntryRejected.of(
                    "private_key_file",
                    "private_key_error",
                    String.valueOf(e.getMessage()),
                    domain);
        }
        if (overwrite) {
            keys.delete(domain, selector);
        }
        List<StoredKey> all = keys.all(domain);
        checkFree(all, domain, selector);
        return keys.create(domain, selector, imported, first(all, imported.algorithm()));
    }

    /**
     * Gives a domain the signing keys of another, as a set of domains with one operator may want.
     *
     * @throws EntryRejected if the other has none, or this one has some
     */
    public void duplicate(String from, String to) {
        List<SigningKey> signing = keys.opened(from, KeyState.ACTIVE);
        if (signing.isEmpty() || !keys.all(to).isEmpty()) {
            throw EntryRejected.of(
                    "to_domain",
                    INVALID,
                    signing.isEmpty() ? "That domain has no key." : "This domain has keys.",
                    to);
        }
        for (SigningKey key : signing) {
            byte[] encoded = key.privateKey().getEncoded();
            Imported imported = KeyImport.read(Base64.getEncoder().encodeToString(encoded));
            keys.create(to, key.selector(), imported, KeyState.ACTIVE);
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
