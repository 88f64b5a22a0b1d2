package org.mailherd.antispam.reputation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailherd.antispam.reputation.Counted.Side;
import org.mailherd.platform.events.RedisKeys;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.DefaultRedisScript;
import org.springframework.data.redis.core.script.RedisScript;

/** A short text a message: who judged it, as what, when, and the subjects, a line each. */
final class RedisCountBook implements CountBook {

    /** People sort their mail within days; each message takes about 300 octets so long. */
    private static final Duration MEMORY = Duration.ofDays(7);

    private static final int FIRST_SUBJECT = 3;

    private static final RedisScript<Long> NOTE =
            new DefaultRedisScript<>(
                    """
                    local known = redis.call('GET', KEYS[1])
                    if known and string.sub(known, 1, 6) == 'person' then return 0 end
                    redis.call('SET', KEYS[1], ARGV[1], 'EX', ARGV[2])
                    return 1
                    """,
                    Long.class);

    private static final RedisScript<String> CORRECT =
            new DefaultRedisScript<>(
                    """
                    local known = redis.call('GET', KEYS[1])
                    if not known then return '' end
                    local judge, side, subjects = string.match(known, '^(%a+)\\n(%a+)\\n%d+\\n(.*)$')
                    if not judge or judge == 'person' and side == ARGV[1] then return '' end
                    local now = 'person\\n' .. ARGV[1] .. '\\n' .. ARGV[2] .. '\\n' .. subjects
                    redis.call('SET', KEYS[1], now, 'EX', ARGV[3])
                    return known
                    """,
                    String.class);

    private final StringRedisTemplate redis;

    RedisCountBook(StringRedisTemplate redis) {
        this.redis = redis;
    }

    @Override
    public void note(String message, Counted counted) {
        String text =
                String.join(
                        "\n",
                        "verdict",
                        counted.side().name(),
                        seconds(counted.at()),
                        String.join("\n", counted.subjects()));
        redis.execute(NOTE, List.of(key(message)), text, Long.toString(MEMORY.toSeconds()));
    }

    @Override
    public Optional<Counted> correct(String message, Side side, Instant now) {
        String before =
                redis.execute(
                        CORRECT,
                        List.of(key(message)),
                        side.name(),
                        seconds(now),
                        Long.toString(MEMORY.toSeconds()));
        return before == null || before.isEmpty() ? Optional.empty() : Optional.of(read(before));
    }

    private static Counted read(String text) {
        List<String> lines = text.lines().toList();
        return new Counted(
                Side.valueOf(lines.get(1)),
                Instant.ofEpochSecond(Long.parseLong(lines.get(2))),
                lines.subList(FIRST_SUBJECT, lines.size()));
    }

    private static String seconds(Instant instant) {
        return Long.toString(instant.getEpochSecond());
    }

    private static String key(String message) {
        return RedisKeys.of("antispam", "reputation-of:" + message);
    }
}
