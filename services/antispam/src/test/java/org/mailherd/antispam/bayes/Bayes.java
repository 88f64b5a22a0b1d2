package org.mailherd.antispam.bayes;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.mailherd.antispam.inquiry.Inquiry;
import org.springframework.data.redis.core.StringRedisTemplate;

/** The parts of the statistical filter with their defaults, for tests of other packages. */
public final class Bayes {

    private final TokenStore store;

    public Bayes(StringRedisTemplate redis, Clock clock) {
        store = new RedisTokenStore(redis, clock, MemorySettings.DEFAULT);
    }

    public TokenStore store() {
        return store;
    }

    public Tokenizer tokenizer() {
        return new Tokenizer();
    }

    public Inquiry inquiry() {
        return new BayesInquiry(
                store, tokenizer(), new BayesSettings(true, 20, 10, -4, Duration.ofHours(1)));
    }

    public long messagesOf(String mailbox) throws IOException {
        return store.messages(Scope.of(mailbox)).sum();
    }
}
