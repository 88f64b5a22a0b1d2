package org.mailherd.adminui.access;

import java.time.Duration;
import org.mailherd.platform.events.RedisKeys;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/** Counts what a client did wrong, for ten minutes; an IPv6 /64 is one client. */
@Component
public class NetworkCounter {
    private static final Duration WINDOW = Duration.ofMinutes(10);

    private final StringRedisTemplate redis;

    NetworkCounter(StringRedisTemplate redis) {
        this.redis = redis;
    }

    /**
     * @param counted what is counted, a word of ours
     */
    public long of(String counted, String ip) {
        String count = redis.opsForValue().get(key(counted, ip));
        return count == null ? 0 : Long.parseLong(count);
    }

    public void add(String counted, String ip) {
        Long count = redis.opsForValue().increment(key(counted, ip));
        if (count != null && count == 1) {
            redis.expire(key(counted, ip), WINDOW);
        }
    }

    private static String key(String counted, String ip) {
        return RedisKeys.of("admin-ui", counted + ":" + LoginThrottle.network(ip));
    }
}
