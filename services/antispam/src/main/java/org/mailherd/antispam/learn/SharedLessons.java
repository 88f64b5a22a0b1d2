package org.mailherd.antispam.learn;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.mailherd.antispam.bayes.Scope;
import org.mailherd.platform.events.RedisKeys;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Counts what each mailbox taught everybody today. */
final class SharedLessons {

    private static final Duration MEMORY = Duration.ofDays(2);

    private final StringRedisTemplate redis;
    private final Clock clock;
    private final int limit;

    SharedLessons(StringRedisTemplate redis, Clock clock, int limit) {
        this.redis = redis;
        this.clock = clock;
        this.limit = limit;
    }

    /** Whether one more counts for everybody. */
    boolean mayShare(String mailbox) throws IOException {
        LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        String key = RedisKeys.of("antispam", "lessons:" + Scope.of(mailbox).name() + ":" + day);
        try {
            @Nullable Long count = redis.opsForValue().increment(key);
            if (count != null && count == 1) {
                redis.expire(key, MEMORY);
            }
            return count != null && count <= limit;
        } catch (DataAccessException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
