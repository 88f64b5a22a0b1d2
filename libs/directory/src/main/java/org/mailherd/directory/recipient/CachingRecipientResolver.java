package org.mailherd.directory.recipient;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.mailherd.mailmodel.MailAddress;

/**
 * Remembers each answer for one second: a burst of mail asks the database once, a change works at
 * once for a person.
 */
public final class CachingRecipientResolver implements RecipientResolver {
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final int MAX_ENTRIES = 10_000;

    private final RecipientResolver resolver;
    private final Cache<MailAddress, Resolution> answers =
            Caffeine.newBuilder().expireAfterWrite(FRESH).maximumSize(MAX_ENTRIES).build();

    public CachingRecipientResolver(RecipientResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    public Resolution resolve(MailAddress recipient) {
        return answers.get(recipient, resolver::resolve);
    }
}
