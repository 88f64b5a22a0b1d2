package org.mailherd.antispam.verdict;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mailherd.antispam.check.Scan;
import org.mailherd.antispam.facts.DmarcFinding;
import org.mailherd.mailauth.dmarc.DmarcPolicy;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * The first attempts in Redis, for a day, and who came back, for five weeks: who did so a few times
 * waits no more.
 */
public final class RedisGreylist implements Greylist {

    private static final Logger log = LoggerFactory.getLogger(RedisGreylist.class);
    private static final Duration MEMORY = Duration.ofDays(1);
    private static final Duration KNOWN_MEMORY = Duration.ofDays(35);
    private static final int KNOWN_AFTER = 3;

    /** An attempt that came back once: it counts no second time. */
    private static final String PASSED = "passed";

    private final StringRedisTemplate redis;
    private final Duration delay;

    /**
     * @param delay from the first attempt until one is let pass
     */
    public RedisGreylist(StringRedisTemplate redis, Duration delay) {
        this.redis = redis;
        this.delay = delay;
    }

    @Override
    public boolean mustWait(Scan scan) {
        try {
            if (known(scan)) {
                return false;
            }
            boolean wait = false;
            for (String key : GreylistKeys.attempts(scan)) {
                wait |= tooEarly(key, scan);
            }
            return wait;
        } catch (DataAccessException e) {
            LogEvent.of("greylist-skipped")
                    .with("qid", scan.envelope().queueId())
                    .quoted("reason", e.getMessage())
                    .warn(log);
            return false;
        }
    }

    /** A domain that asks to reject what is forged, and is proven, is known once it came back. */
    private boolean known(Scan scan) {
        DmarcFinding dmarc = scan.facts().dmarc();
        boolean careful = dmarc.passed() && dmarc.result().requested() == DmarcPolicy.REJECT;
        @Nullable String times = redis.opsForValue().get(GreylistKeys.origin(scan));
        return times != null && Long.parseLong(times) >= (careful ? 1 : KNOWN_AFTER);
    }

    private boolean tooEarly(String key, Scan scan) {
        Instant now = scan.now();
        String time = Long.toString(now.getEpochSecond());
        if (Boolean.TRUE.equals(redis.opsForValue().setIfAbsent(key, time, MEMORY))) {
            return true;
        }
        @Nullable String first = redis.opsForValue().get(key);
        if (first == null || first.equals(PASSED)) {
            return false;
        }
        if (now.isBefore(Instant.ofEpochSecond(Long.parseLong(first)).plus(delay))) {
            return true;
        }
        if (first.equals(redis.opsForValue().getAndSet(key, PASSED))) {
            redis.expire(key, MEMORY);
            String origin = GreylistKeys.origin(scan);
            redis.opsForValue().increment(origin);
            redis.expire(origin, KNOWN_MEMORY);
        }
        return false;
    }
}
