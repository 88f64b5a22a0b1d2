package org.mailherd.antispam.ratelimit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.mailherd.directory.policy.RateLimits.Owned;
import org.mailherd.platform.events.RedisKeys;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.DefaultRedisScript;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * Buckets that fill evenly, a full one holding a frame's worth. A key is of a fixed length and gone
 * when its bucket would be full.
 */
final class TokenBucket {
    private static final int DIGITS = 32;

    /** Takes what is asked for, or nothing; answers with the milliseconds until there is enough. */
    private static final RedisScript<Long> TAKE =
            new DefaultRedisScript<>(
                    """
                    local most, frame = tonumber(ARGV[1]), tonumber(ARGV[2])
                    local now, wanted = tonumber(ARGV[3]), math.min(tonumber(ARGV[4]), tonumber(ARGV[1]))
                    local known = redis.call('HMGET', KEYS[1], 'left', 'at')
                    local left = math.min(tonumber(known[1] or most) or most, most)
                    local age = math.max(0, now - (tonumber(known[2] or now) or now))
                    left = math.min(most, left + age * most / frame)
                    local wait = 0
                    if left + 0.000001 < wanted then
                      wait = math.ceil((wanted - left) * frame / most)
                    else
                      left = left - wanted
                    end
                    redis.call('HSET', KEYS[1], 'left', tostring(left), 'at', tostring(now))
                    redis.call('PEXPIRE', KEYS[1], frame + 1000)
                    return wait
                    """,
                    Long.class);

    private final StringRedisTemplate redis;

    TokenBucket(StringRedisTemplate redis) {
        this.redis = redis;
    }

    /**
     * @param wanted recipients; of a message to more than a frame's worth it takes a full bucket
     * @return zero when they were taken, else when to come again
     */
    Duration take(Owned limit, int wanted, Instant now) {
        Long wait =
                redis.execute(
                        TAKE,
                        List.of(key(limit.owner())),
                        Integer.toString(limit.limit().count()),
                        Long.toString(limit.limit().frame().length().toMillis()),
                        Long.toString(now.toEpochMilli()),
                        Integer.toString(wanted));
        return Duration.ofMillis(wait == null ? 0 : wait);
    }

    private static String key(String owner) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(owner.getBytes(StandardCharsets.UTF_8));
            return RedisKeys.of(
                    "antispam", "rate:" + HexFormat.of().formatHex(digest).substring(0, DIGITS));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
