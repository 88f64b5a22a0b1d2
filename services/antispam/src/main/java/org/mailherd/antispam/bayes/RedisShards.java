package org.mailherd.antispam.bayes;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.redis.core.Cursor;
import org.springframework.data.redis.core.ScanOptions;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Counts in Redis as a copy of them sees them: many at once, one process at a time. */
final class RedisShards {

    /** Who does not go on for so long has died; each batch begins it anew. */
    private static final Duration LOCK = Duration.ofMinutes(1);

    private static final int SCAN = 500;

    private final StringRedisTemplate redis;
    private final String owner = UUID.randomUUID().toString();
    private final Script dump = new Script("dump.lua");
    private final Script fill = new Script("fill.lua");
    private final Script done = new Script("done.lua");
    private final Script forget = new Script("forget.lua");
    private final Script drop = new Script("drop.lua");

    RedisShards(StringRedisTemplate redis) {
        this.redis = redis;
    }

    /**
     * What changed of a scope.
     *
     * @param shards empty when nothing is left
     */
    record Changed(Counts messages, List<Shard> shards) {}

    /**
     * What some shards of a scope hold.
     *
     * @param newest day of a lesson, since 1970
     */
    record Left(long tokens, int newest) {
        static final Left NOTHING = new Left(0, 0);

        Left and(Left other) {
            return new Left(tokens + other.tokens(), Math.max(newest, other.newest()));
        }
    }

    /** Whether Redis has kept what it was given. */
    boolean filled() {
        return Boolean.TRUE.equals(redis.hasKey(text(ScopeKeys.filled())));
    }

    /** False while another process has it. */
    boolean lock() {
        return Boolean.TRUE.equals(
                redis.opsForValue().setIfAbsent(text(ScopeKeys.lock()), owner, LOCK));
    }

    /**
     * @param filled whether Redis has got back what it had
     * @return false when the lock was lost
     */
    boolean unlock(boolean filled) throws IOException {
        return done.run(
                                redis,
                                2,
                                ScopeKeys.lock(),
                                ScopeKeys.filled(),
                                octets(owner),
                                octets(filled ? "filled" : "ended"))
                        .length
                > 0;
    }

    /** All scopes with lessons; close it. */
    Cursor<String> scopes() {
        return redis.opsForSet()
                .scan(text(ScopeKeys.scopes()), ScanOptions.scanOptions().count(SCAN).build());
    }

    /**
     * Some shards that changed. The next call says that they are safe.
     *
     * @param first for the first call of a scope: what the last process took and did not make safe
     *     comes again
     * @return empty when the lock was lost, or Redis its memory
     */
    Optional<Changed> changed(Scope scope, boolean first, int most) throws IOException {
        ScopeKeys keys = new ScopeKeys(scope);
        byte[] answer =
                dump.run(
                        redis,
                        6,
                        ScopeKeys.lock(),
                        ScopeKeys.filled(),
                        keys.messages(),
                        keys.dirty(),
                        keys.saving(),
                        keys.shards(),
                        octets(owner),
                        Script.number(LOCK.toSeconds()),
                        Script.number(most),
                        octets(first ? "first" : "next"));
        return answer.length == 0 ? Optional.empty() : Optional.of(read(ByteBuffer.wrap(answer)));
    }

    private static Changed read(ByteBuffer answer) {
        Counts messages =
                new Counts(
                        Integer.toUnsignedLong(answer.getInt()),
                        Integer.toUnsignedLong(answer.getInt()));
        List<Shard> shards = new ArrayList<>();
        while (answer.hasRemaining()) {
            int number = answer.getInt();
            byte[] tokens = new byte[answer.getInt()];
            answer.get(tokens);
            shards.add(new Shard(number, tokens));
        }
        return new Changed(messages, shards);
    }

    /**
     * Puts back what is less than it was.
     *
     * @return false when the lock was lost
     */
    boolean fill(Scope scope, Counts messages, List<Shard> shards) throws IOException {
        ScopeKeys keys = new ScopeKeys(scope);
        List<byte[]> all = new ArrayList<>();
        all.add(ScopeKeys.lock());
        all.add(ScopeKeys.scopes());
        all.add(keys.messages());
        all.add(keys.shards());
        all.add(octets(owner));
        all.add(Script.number(LOCK.toSeconds()));
        all.add(octets(scope.name()));
        all.add(Script.number(messages.spam()));
        all.add(Script.number(messages.ham()));
        for (Shard shard : shards) {
            all.add(Script.number(shard.number()));
            all.add(shard.tokens());
        }
        return fill.run(redis, 4, all.toArray(byte[][]::new)).length > 0;
    }

    /**
     * Forgets tokens of the shards that were last learnt before a day.
     *
     * @return empty when the lock was lost, or Redis its memory
     */
    Optional<Left> forget(Scope scope, int shard, int shards, long oldest) throws IOException {
        ScopeKeys keys = new ScopeKeys(scope);
        byte[] answer =
                forget.run(
                        redis,
                        5,
                        ScopeKeys.lock(),
                        ScopeKeys.filled(),
                        keys.dirty(),
                        keys.shards(),
                        keys.messages(),
                        octets(owner),
                        Script.number(LOCK.toSeconds()),
                        Script.number(shard),
                        Script.number(shard + shards - 1),
                        Script.number(oldest));
        if (answer.length == 0) {
            return Optional.empty();
        }
        ByteBuffer numbers = ByteBuffer.wrap(answer);
        return Optional.of(new Left(Integer.toUnsignedLong(numbers.getInt()), numbers.getInt()));
    }

    /**
     * Forgets all of a scope.
     *
     * @return false when the lock was lost, or Redis its memory
     */
    boolean drop(Scope scope) throws IOException {
        ScopeKeys keys = new ScopeKeys(scope);
        return drop.run(
                                redis,
                                7,
                                ScopeKeys.lock(),
                                ScopeKeys.filled(),
                                ScopeKeys.scopes(),
                                keys.messages(),
                                keys.dirty(),
                                keys.saving(),
                                keys.shards(),
                                octets(owner),
                                Script.number(LOCK.toSeconds()),
                                octets(scope.name()),
                                Script.number(scope.shards()))
                        .length
                > 0;
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String text(byte[] key) {
        return new String(key, StandardCharsets.US_ASCII);
    }
}
