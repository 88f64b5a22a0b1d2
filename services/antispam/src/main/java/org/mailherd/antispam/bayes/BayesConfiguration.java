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
@EnableConfigurationProperties({BayesSettings.class, MemorySettings.class})
class BayesConfiguration {

    @Bean
    Tokenizer tokenizer() {
        return new Tokenizer();
    }

    @Bean
    TokenStore tokenStore(StringRedisTemplate redis, Clock clock, MemorySettings memory) {
        return new RedisTokenStore(redis, clock, memory);
    }

    @Bean
    @ConditionalOnProperty(
            name = "mailherd.antispam.bayes.enabled",
            havingValue = "true",
            matchIfMissing = true)
    Snapshots bayesSnapshots(
            StringRedisTemplate redis,
            DataSource source,
            Clock clock,
            BayesSettings settings,
            MemorySettings memory) {
        RedisShards shards = new RedisShards(redis);
        SnapshotStore store = new SnapshotStore(source);
        Forgetting forgetting = new Forgetting(shards, store, memory, clock);
        return new Snapshots(
                        new OlderCounts(redis, store),
                        new Snapshot(shards, store, forgetting),
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
