package org.mailherd.antispam.reputation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mailherd.platform.events.RedisKeys;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.DefaultRedisScript;
import org.springframework.data.redis.core.script.RedisScript;

/** Standings as hashes of Redis that fade by themselves. */
final class RedisLedger implements Ledger {
    private static final int KEPT_HALF_LIVES = 5;

    /**
     * A subject's count stays below this, so that the past never outweighs the present for long.
     */
    private static final int MOST = 200;

    /** Fades what is known to now, changes it, keeps it within bounds. */
    private static final RedisScript<Long> CHANGE =
            new DefaultRedisScript<>(
                    """
                    local known = redis.call('HMGET', KEYS[1], 'good', 'bad', 'at')
                    local now = tonumber(ARGV[2])
                    local age = math.max(0, now - (tonumber(known[3] or now) or now))
                    local factor = 0.5 ^ (age / tonumber(ARGV[3]))
                    local good = (tonumber(known[1] or 0) or 0) * factor
                    local bad = (tonumber(known[2] or 0) or 0) * factor
                    good = math.max(0, good + tonumber(ARGV[1]))
                    bad = math.max(0, bad + tonumber(ARGV[6]))
                    local over = (good + bad) / tonumber(ARGV[4])
                    if over > 1 then good = good / over; bad = bad / over end
                    redis.call('HSET', KEYS[1], 'good', tostring(good), 'bad', tostring(bad), 'at', ARGV[2])
                    redis.call('EXPIRE', KEYS[1], ARGV[5])
                    return 1
                    """,
                    Long.class);

    private final StringRedisTemplate redis;
    private final Duration halfLife;

    RedisLedger(StringRedisTemplate redis, Duration halfLife) {
        this.redis = redis;
        this.halfLife = halfLife;
    }

    @Override
    public List<Standing> read(List<String> subjects, Instant now) {
        List<Standing> standings = new ArrayList<>();
        for (String subject : subjects) {
            List<@Nullable String> fields =
                    redis.<String, String>opsForHash()
                            .multiGet(key(subject), List.of("good", "bad", "at"));
            standings.add(faded(fields, now));
        }
        return standings;
    }

    @Override
    public void change(List<String> subjects, Standing by, Instant now) {
        for (String subject : subjects) {
            redis.execute(
                    CHANGE,
                    List.of(key(subject)),
                    Double.toString(by.good()),
                    Long.toString(now.getEpochSecond()),
                    Long.toString(halfLife.toSeconds()),
                    Integer.toString(MOST),
                    Long.toString(halfLife.toSeconds() * KEPT_HALF_LIVES),
                    Double.toString(by.bad()));
        }
    }

    private Standing faded(List<@Nullable String> fields, Instant now) {
        String good = fields.get(0);
        String bad = fields.get(1);
        String at = fields.get(2);
        if (good == null || bad == null || at == null) {
            return Standing.NONE;
        }
        long age = Math.max(0, now.getEpochSecond() - Long.parseLong(at));
        double factor = Math.pow(0.5, (double) age / halfLife.toSeconds());
        return new Standing(Double.parseDouble(good) * factor, Double.parseDouble(bad) * factor);
    }

    private static String key(String subject) {
        return RedisKeys.of("antispam", "reputation:" + subject);
    }
}
