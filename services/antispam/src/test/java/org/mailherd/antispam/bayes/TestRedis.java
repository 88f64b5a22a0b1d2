package org.mailherd.antispam.bayes;

import java.time.Duration;
import org.mailherd.testsupport.Redis;
import org.springframework.data.redis.connection.RedisPassword;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/** A connection to an emptied Redis, or to none. */
public final class TestRedis implements AutoCloseable {

    private final LettuceConnectionFactory connections;
    private final StringRedisTemplate template;

    private TestRedis(RedisStandaloneConfiguration where) {
        connections =
                new LettuceConnectionFactory(
                        where,
                        LettuceClientConfiguration.builder()
                                .commandTimeout(Duration.ofSeconds(30))
                                .build());
        connections.afterPropertiesSet();
        connections.start();
        template = new StringRedisTemplate(connections);
    }

    public static TestRedis fresh() {
        Redis redis = Redis.fresh();
        RedisStandaloneConfiguration where =
                new RedisStandaloneConfiguration(redis.host(), redis.port());
        where.setPassword(RedisPassword.of(redis.password()));
        return new TestRedis(where);
    }

    /** Nobody listens at port 9 of loopback. */
    public static TestRedis gone() {
        return new TestRedis(new RedisStandaloneConfiguration("127.0.0.1", 9));
    }

    public StringRedisTemplate template() {
        return template;
    }

    @Override
    public void close() {
        connections.destroy();
    }
}
