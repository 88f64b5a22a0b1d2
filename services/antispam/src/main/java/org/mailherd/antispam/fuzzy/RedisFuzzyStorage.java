package org.mailherd.antispam.fuzzy;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mailherd.antispam.content.Content;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Reports in Redis, each for 90 days after it was last made. */
final class RedisFuzzyStorage implements FuzzyStorage {

    private static final Duration MEMORY = Duration.ofDays(90);

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final StringRedisTemplate redis;
    private final Clock clock;
    private final FuzzyLook look;

    RedisFuzzyStorage(StringRedisTemplate redis, Clock clock) {
        this.redis = redis;
        this.clock = clock;
        this.look = new FuzzyLook(redis);
    }

    @Override
    public List<String> add(Content content, int flag, int weight) throws IOException {
        FuzzyHashes hashes = FuzzyHashes.of(content);
        return reached(() -> {
            List<String> added = new ArrayList<>(hashes.attachments());
            hashes.text().ifPresent(added::add);
            added.forEach(hash -> add(hash, flag, weight));
            if (weight > 0) {
                hashes.text().ifPresent(text -> point(hashes.shingles(), text));
            }
            return added;
        });
    }

    private void add(String hash, int flag, int weight) {
        String key = FuzzyKeys.reports(hash);
        @Nullable Long sum = redis.opsForHash().increment(key, Integer.toString(flag), weight);
        if (sum == null || sum <= 0) {
            drop(hash, flag);
            return;
        }
        redis.expire(key, MEMORY);
        long now = clock.instant().getEpochSecond();
        redis.opsForZSet().removeRangeByScore(FuzzyKeys.index(), 0, now);
        redis.opsForZSet().add(FuzzyKeys.index(), hash, now + MEMORY.toSeconds());
    }

    private void point(List<Long> shingles, String text) {
        for (int order = 0; order < shingles.size(); order++) {
            redis.opsForValue().set(FuzzyKeys.shingle(order, shingles.get(order)), text, MEMORY);
        }
    }

    @Override
    public List<String> remove(Content content, int flag) throws IOException {
        FuzzyHashes hashes = FuzzyHashes.of(content);
        List<String> all = new ArrayList<>(hashes.attachments());
        hashes.text().ifPresent(all::add);
        return reached(() -> all.stream().filter(hash -> drop(hash, flag)).toList());
    }

    @Override
    public boolean remove(String hash, int flag) throws IOException {
        return HASH.matcher(hash).matches() && reached(() -> drop(hash, flag));
    }

    private boolean drop(String hash, int flag) {
        String key = FuzzyKeys.reports(hash);
        boolean there = redis.opsForHash().delete(key, Integer.toString(flag)) > 0;
        if (!Boolean.TRUE.equals(redis.hasKey(key))) {
            redis.opsForZSet().remove(FuzzyKeys.index(), hash);
        }
        return there;
    }

    @Override
    public long count() throws IOException {
        long now = clock.instant().getEpochSecond();
        return reached(() -> {
            @Nullable Long count =
                    redis.opsForZSet().count(FuzzyKeys.index(), now, Double.MAX_VALUE);
            return count == null ? 0 : count;
        });
    }

    /** What is known of a message like this; the same text beats a similar one. */
    List<Report> find(FuzzyHashes hashes) throws IOException {
        return reached(() -> look.find(hashes));
    }

    private static <T> T reached(Supplier<T> work) throws IOException {
        try {
            return work.get();
        } catch (DataAccessException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
