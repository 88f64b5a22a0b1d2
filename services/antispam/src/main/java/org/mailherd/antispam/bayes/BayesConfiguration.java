package org.mailherd.antispam.bayes;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.StringRedisTemplate;

/** The statistical filter. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BayesSettings.class)
class BayesConfiguration {

    @Bean
    Tokenizer tokenizer() {
        return new Tokenizer();
    }

    @Bean
    TokenStore tokenStore(StringRedisTemplate redis, Clock clock) {
        return new RedisTokenStore(redis, clock);
    }

    @Bean
    @ConditionalOnProperty(
            name = "mailherd.antispam.bayes.enabled",
            havingValue = "true",
            matchIfMissing = true)
    Snapshots bayesSnapshots(
            StringRedisTemplate redis, DataSource source, Clock clock, BayesSettings settings) {
        return new Snapshots(
                        new Snapshot(new RedisShards(redis), new SnapshotStore(source)),
                        settings.snapshotInterval(),
                        clock)
                .start();
    }

    @Bean
    @ConditionalOnProperty(
            name = "mailherd.antispam.bayes.enabled",
            havingValue = "true",
            matchIfMissing = true)
    BayesInquiry bayesInquiry(TokenStore store, Tokenizer tokenizer, BayesSettings settings) {
        return new BayesInquiry(store, tokenizer, settings);
    }
}
