package org.mailherd.antispam.fuzzy;

import java.time.Clock;
import org.mailherd.antispam.inquiry.Inquiry;
import org.springframework.data.redis.core.StringRedisTemplate;

/** The parts of the fuzzy hashes, for tests of other packages. */
public final class Fuzzy {

    private final RedisFuzzyStorage storage;

    public Fuzzy(StringRedisTemplate redis, Clock clock) {
        storage = new RedisFuzzyStorage(redis, clock);
    }

    public FuzzyStorage storage() {
        return storage;
    }

    public Inquiry inquiry() {
        return new FuzzyInquiry(storage);
    }
}
