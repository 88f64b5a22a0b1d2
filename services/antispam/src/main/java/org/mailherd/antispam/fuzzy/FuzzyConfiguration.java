package org.mailherd.antispam.fuzzy;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Fuzzy hashes. */
@Configuration(proxyBeanMethods = false)
class FuzzyConfiguration {

    @Bean
    RedisFuzzyStorage fuzzyStorage(StringRedisTemplate redis, Clock clock) {
        return new RedisFuzzyStorage(redis, clock);
    }

    @Bean
    FuzzyInquiry fuzzyInquiry(RedisFuzzyStorage storage) {
        return new FuzzyInquiry(storage);
    }
}
