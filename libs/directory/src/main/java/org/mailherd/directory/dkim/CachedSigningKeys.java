package org.mailherd.directory.dkim;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.List;

/**
 * Remembers keys, ready to sign, for one second: a burst of mail reads them once, a change works at
 * once for a person.
 */
public final class CachedSigningKeys implements SigningKeys {
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final int MAX_DOMAINS = 10_000;

    private final SigningKeys keys;
    private final Cache<String, List<SigningKey>> known;

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
    }

    @Override
    public List<SigningKey> forDomain(String domain) {
        return known.get(domain, keys::forDomain);
    }
}
