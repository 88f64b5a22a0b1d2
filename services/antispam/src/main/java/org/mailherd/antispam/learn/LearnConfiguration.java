package org.mailherd.antispam.learn;

import java.time.Clock;
import org.mailherd.antispam.bayes.TokenStore;
import org.mailherd.antispam.bayes.Tokenizer;
import org.mailherd.antispam.fuzzy.FuzzyStorage;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Learning. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LearnSettings.class)
class LearnConfiguration {

    @Bean
    Learner learner(
            TokenStore store,
            Tokenizer tokenizer,
            FuzzyStorage fuzzy,
            SharedLessons sharedLessons,
            LearnSettings settings) {
        return new MessageLearner(store, tokenizer, fuzzy, sharedLessons, settings.minTokens());
    }

    @Bean
    SharedLessons sharedLessons(StringRedisTemplate redis, Clock clock, LearnSettings settings) {
        return new SharedLessons(redis, clock, settings.sharedLessons());
    }
}
