package org.mailherd.antispam.ratelimit;

import java.time.Clock;
import org.mailherd.directory.policy.RateLimits;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.StringRedisTemplate;

/** How much may be sent. */
@Configuration(proxyBeanMethods = false)
class RateLimitConfiguration {

    @Bean
    SendingLimits sendingLimits(RateLimits limits, StringRedisTemplate redis, Clock clock) {
        return new SendingLimits(limits, new TokenBucket(redis), clock);
    }
}
