package org.mailherd.platform.events;

import org.mailherd.platform.health.Health;
import org.mailherd.platform.health.HealthProbe;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Redis for a service that speaks with others: import it beside {@code PlatformConfiguration}. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration(DataRedisAutoConfiguration.class)
public class EventsConfiguration {
    @Bean
    EventChannel eventChannel(StringRedisTemplate redis, RedisConnectionFactory connections) {
        return new RedisEventChannel(redis, connections);
    }

    @Bean
    HealthProbe redisProbe(StringRedisTemplate redis) {
        return new HealthProbe() {
            @Override
            public String name() {
                return "redis";
            }

            @Override
            public Health check() {
                redis.hasKey("mailherd:health");
                return Health.UP;
            }
        };
    }
}
