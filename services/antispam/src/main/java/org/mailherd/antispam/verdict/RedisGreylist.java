package org.mailherd.antispam.verdict;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mailherd.antispam.message.Envelope;
import org.mailherd.platform.events.RedisKeys;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;

/** The first attempt of (network, reverse path, recipients) in Redis, for a day. */
public final class RedisGreylist implements Greylist {

    private static final Logger log = LoggerFactory.getLogger(RedisGreylist.class);
    private static final Duration MEMORY = Duration.ofDays(1);

    // Big senders try again from a neighbour: /24 and /64 as Rspamd.
    private static final int IPV4_OCTETS = 3;
    private static final int IPV6_OCTETS = 8;

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
    public boolean mustWait(Envelope envelope, Instant now) {
        String key = RedisKeys.of("antispam", "greylist:" + digest(envelope));
        String time = Long.toString(now.getEpochSecond());
        try {
            if (Boolean.TRUE.equals(redis.opsForValue().setIfAbsent(key, time, MEMORY))) {
                return true;
            }
            @Nullable String first = redis.opsForValue().get(key);
            return first != null
                    && now.isBefore(Instant.ofEpochSecond(Long.parseLong(first)).plus(delay));
        } catch (DataAccessException e) {
            LogEvent.of("greylist-skipped")
                    .with("qid", envelope.queueId())
                    .quoted("reason", e.getMessage())
                    .warn(log);
            return false;
        }
    }

    private static String digest(Envelope envelope) {
        List<String> recipients =
                envelope.recipients().stream()
                        .map(r -> r.toLowerCase(Locale.ROOT))
                        .sorted()
                        .toList();
        String text =
                envelope.client().map(RedisGreylist::network).orElse("")
                        + '\n'
                        + envelope.reversePath().toLowerCase(Locale.ROOT)
                        + '\n'
                        + String.join("\n", recipients);
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String network(InetAddress address) {
        byte[] octets = address.getAddress();
        return HexFormat.of().formatHex(octets, 0, octets.length == 4 ? IPV4_OCTETS : IPV6_OCTETS);
    }
}
