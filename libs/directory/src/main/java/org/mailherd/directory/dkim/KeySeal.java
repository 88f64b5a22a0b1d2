package org.mailherd.directory.dkim;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.time.Duration;
import org.mailherd.directory.seal.Seal;

/**
 * Keeps private keys unreadable in the database and its backups, bound to their domain and
 * selector. Keys are opened one by one, when mail is to be signed; those in use stay open in
 * memory.
 */
public final class KeySeal {
    private static final String PURPOSE = "mailherd signing keys";
    private static final int MOST_OPEN = 1000;
    private static final Duration UNUSED = Duration.ofMinutes(10);

    private final Seal seal;
    private final Cache<Stored, PrivateKey> open =
            Caffeine.newBuilder().maximumSize(MOST_OPEN).expireAfterAccess(UNUSED).build();

    private KeySeal(Seal seal) {
        this.seal = seal;
    }

    private record Stored(KeyRecord key, String text) {}

    /**
     * @param secret see {@link Seal#of}; empty stores keys as they are
     */
    public static KeySeal of(String secret) {
        return new KeySeal(Seal.of(PURPOSE, secret));
    }

    boolean hasKey() {
        return seal.hasKey();
    }

    /** As it is to be stored. */
    String seal(String domain, String selector, String privateText) {
        return seal.seal(privateText, domain, selector);
    }

    /**
     * @throws SealedKeyException if it was sealed with another secret
     */
    PrivateKey open(KeyRecord key, String stored) {
        return open.get(new Stored(key, stored), this::opened);
    }

    private PrivateKey opened(Stored stored) {
        KeyRecord key = stored.key();
        String text =
                seal.open(stored.text(), key.domain(), key.selector())
                        .orElseThrow(() -> new SealedKeyException(key.recordName(), hasKey()));
        try {
            return KeyFormat.readPrivate(text, key.algorithm());
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "the signing key " + key.recordName() + " cannot be read", e);
        }
    }
}
