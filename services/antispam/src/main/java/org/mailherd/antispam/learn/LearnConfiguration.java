package org.mailherd.antispam.learn;

import java.time.Clock;
import org.mailherd.antispam.bayes.TokenStore;
import org.mailherd.antispam.bayes.Tokenizer;
import org.mailherd.antispam.fuzzy.FuzzyStorage;
import org.mailherd.antispam.inquiry.Inquiry;
import org.mailherd.antispam.reputation.OriginLessons;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Learning. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({LearnSettings.class, AutoLearnSettings.class})
class LearnConfiguration {

    @Bean
    Learner learner(
            TokenStore store,
            Tokenizer tokenizer,
            Reports reports,
            SharedLessons sharedLessons,
            LearnSettings settings) {
        return new MessageLearner(store, tokenizer, reports, sharedLessons, settings.minTokens());
    }

    @Bean
    Reports reports(FuzzyStorage fuzzy, OriginLessons origins) {
        return new Reports(fuzzy, origins);
    }

    @Bean
    Inquiry autoLearner(
            TokenStore store, Tokenizer tokenizer, AutoLearnSettings settings, Clock clock) {
        return new AutoLearner(store, tokenizer, settings, clock);
    }

    @Bean
    SharedLessons sharedLessons(StringRedisTemplate redis, Clock clock, LearnSettings settings) {
        return new SharedLessons(redis, clock, settings.sharedLessons());
    }
}
