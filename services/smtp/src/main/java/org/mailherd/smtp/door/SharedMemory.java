package org.mailherd.smtp.door;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mailherd.platform.events.RedisKeys;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * What all smtp processes have seen, in Redis. This process' own memory is kept beside it, so that
 * limits hold and mail goes on while Redis is away.
 */
final class SharedMemory implements ClientMemory {
    private static final Logger log = LoggerFactory.getLogger(SharedMemory.class);

    /** While Redis is away it is tried this often, so that not every client waits for it. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    /** A connection of a process that died counts no longer than this. */
    private static final Duration LEASE = Duration.ofMinutes(15);

    private static final Duration WINDOW = Duration.ofMinutes(2);
    private static final long MINUTE = 60;

    private static final RedisScript<List> OPENED =
            RedisScript.of(
                    """
                    redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', ARGV[1])
                    redis.call('ZADD', KEYS[1], ARGV[1] + ARGV[2], ARGV[3])
                    redis.call('PEXPIRE', KEYS[1], ARGV[2])
                    local rate = redis.call('INCR', KEYS[2])
                    redis.call('EXPIRE', KEYS[2], 120)
                    return {redis.call('ZCARD', KEYS[1]), rate}
                    """,
                    List.class);

    private final StringRedisTemplate redis;
    private final LocalMemory own;
    private final Clock clock;
    private final AtomicLong tryAgain = new AtomicLong(System.nanoTime());
    private final AtomicBoolean lost = new AtomicBoolean();

    SharedMemory(StringRedisTemplate redis, Clock clock) {
        this.redis = redis;
        this.clock = clock;
        this.own = new LocalMemory(clock);
    }

    @Override
    public Connections opened(String client, String id) {
        Connections here = own.opened(client, id);
        return asked(
                () -> {
                    List<?> counts =
                            redis.execute(
                                    OPENED,
                                    List.of(open(client), rate(Count.CONNECTIONS, client)),
                                    Long.toString(clock.millis()),
                                    Long.toString(LEASE.toMillis()),
                                    id);
                    return counts == null
                            ? here
                            : new Connections(
                                    Math.max(here.open(), (Long) counts.get(0)),
                                    Math.max(here.rate(), (Long) counts.get(1)));
                },
                here);
    }

    @Override
    public void closed(String client, String id) {
        own.closed(client, id);
        asked(() -> redis.opsForZSet().remove(open(client), id), 0L);
    }

    @Override
    public long count(Count what, String client) {
        long here = own.count(what, client);
        return asked(
                () -> {
                    String key = rate(what, client);
                    @Nullable Long all = redis.opsForValue().increment(key);
                    if (all == null) {
                        return here;
                    }
                    if (all == 1) {
                        redis.expire(key, WINDOW);
                    }
                    return Math.max(here, all);
                },
                here);
    }

    @Override
    public long counted(Count what, String client) {
        long here = own.counted(what, client);
        return asked(
                () -> {
                    @Nullable String all = redis.opsForValue().get(rate(what, client));
                    return all == null ? here : Math.max(here, Long.parseLong(all));
                },
                here);
    }

    @Override
    public boolean hasPassed(Test test, String client) {
        return own.hasPassed(test, client)
                || asked(() -> redis.hasKey(pass(test, client)), Boolean.FALSE);
    }

    @Override
    public void passed(Test test, String client, Duration remember) {
        own.passed(test, client, remember);
        asked(
                () -> {
                    redis.opsForValue().set(pass(test, client), "1", remember);
                    return true;
                },
                true);
    }

    private <T> T asked(Supplier<@Nullable T> question, T otherwise) {
        if (System.nanoTime() < tryAgain.get()) {
            return otherwise;
        }
        try {
            @Nullable T answer = question.get();
            if (lost.compareAndSet(true, false)) {
                LogEvent.of("client-memory-back").info(log);
            }
            return answer == null ? otherwise : answer;
        } catch (RuntimeException e) { // also what Lettuce throws while it stops
            tryAgain.set(System.nanoTime() + PAUSE.toNanos());
            if (lost.compareAndSet(false, true)) {
                LogEvent.of("client-memory-lost").quoted("reason", e.getMessage()).error(log);
            }
            return otherwise;
        }
    }

    private String rate(Count what, String client) {
        return RedisKeys.clientRate(
                what.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                client,
                clock.instant().getEpochSecond() / MINUTE);
    }

    private static String open(String client) {
        return RedisKeys.clientConnections(client);
    }

    private static String pass(Test test, String client) {
        return RedisKeys.clientPass(test.name().toLowerCase(Locale.ROOT), client);
    }
}
