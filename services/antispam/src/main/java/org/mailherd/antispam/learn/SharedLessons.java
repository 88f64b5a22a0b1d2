package org.mailherd.antispam.learn;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.mailherd.antispam.bayes.Scope;
import org.mailherd.platform.events.RedisKeys;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.ZSetOperations;

/**
 * Which messages each mailbox taught everybody, and when first. A message counts once: who repeats
 * a lesson or takes it back, on whatever day, may do so.
 */
final class SharedLessons {

    /** As long as what a message was learnt as is known. */
    private static final Duration MEMORY = Duration.ofDays(90);

    private final StringRedisTemplate redis;
    private final Clock clock;
    private final int limit;

    SharedLessons(StringRedisTemplate redis, Clock clock, int limit) {
        this.redis = redis;
        this.clock = clock;
        this.limit = limit;
    }

    /**
     * Whether the lesson counts for everybody.
     *
     * @param message its fingerprint
     */
    boolean mayShare(String mailbox, String message) throws IOException {
        String key = RedisKeys.of("antispam", "lessons:" + Scope.of(mailbox).name());
        try {
            return mayShareBy(key, message, clock.instant());
        } catch (DataAccessException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** First written down, then counted: several at once are too few rather than too many. */
    private boolean mayShareBy(String key, String message, Instant now) {
        ZSetOperations<String, String> lessons = redis.opsForZSet();
        lessons.removeRangeByScore(
                key, Double.NEGATIVE_INFINITY, now.minus(MEMORY).getEpochSecond());
        @Nullable Boolean added = lessons.addIfAbsent(key, message, now.getEpochSecond());
        redis.expire(key, MEMORY);
        if (!Boolean.TRUE.equals(added)) {
            return true;
        }
        Instant midnight = now.truncatedTo(ChronoUnit.DAYS);
        @Nullable Long today =
                lessons.count(key, midnight.getEpochSecond(), Double.POSITIVE_INFINITY);
        if (today != null && today <= limit) {
            return true;
        }
        lessons.remove(key, message);
        return false;
    }
}
