package org.mailherd.directory.dkim;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers keys, ready to sign, for one second: a burst of mail reads them once, a change works at
 * once for a person.
 */
public final class CachedSigningKeys implements SigningKeys {
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final int MAX_DOMAINS = 10_000;

    private static final Logger log = LoggerFactory.getLogger(CachedSigningKeys.class);
    private static final Duration REMINDER = Duration.ofHours(1);

    private final SigningKeys keys;
    private final Cache<String, List<SigningKey>> known;
    private final Cache<String, Boolean> told;

    public CachedSigningKeys(SigningKeys keys) {
        this(keys, Ticker.systemTicker());
    }

    CachedSigningKeys(SigningKeys keys, Ticker ticker) {
        this.keys = keys;
        this.known =
                Caffeine.newBuilder()
                        .expireAfterWrite(FRESH)
                        .maximumSize(MAX_DOMAINS)
                        .ticker(ticker)
                        .build();
        this.told =
                Caffeine.newBuilder()
                        .expireAfterWrite(REMINDER)
                        .maximumSize(MAX_DOMAINS)
                        .ticker(ticker)
                        .build();
    }

    @Override
    public List<SigningKey> forDomain(String domain) {
        return known.get(domain, this::read);
    }

    /** A key that cannot be opened holds up all mail of its domain: told once an hour. */
    private List<SigningKey> read(String domain) {
        try {
            return keys.forDomain(domain);
        } catch (SealedKeyException e) {
            if (told.asMap().putIfAbsent(domain, true) == null) {
                log.error(
                        "event=signing-key-closed domain={} reason=\"{}\"", domain, e.getMessage());
            }
            throw e;
        }
    }
}
