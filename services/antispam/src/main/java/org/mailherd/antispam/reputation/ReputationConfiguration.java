package org.mailherd.antispam.reputation;

import java.time.Clock;
import org.mailherd.antispam.asn.AsnSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.StringRedisTemplate;

/** The past of senders. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReputationSettings.class)
class ReputationConfiguration {

    @Bean
    Reputation reputation(
            StringRedisTemplate redis, ReputationSettings settings, AsnSource systems) {
        return new Reputation(
                new RedisLedger(redis, settings.halfLife()),
                new RedisCountBook(redis),
                settings,
                systems);
    }

    @Bean
    OriginLessons originLessons(
            StringRedisTemplate redis, ReputationSettings settings, Clock clock) {
        return new Correction(
                new RedisLedger(redis, settings.halfLife()),
                new RedisCountBook(redis),
                settings.halfLife(),
                clock);
    }
}
