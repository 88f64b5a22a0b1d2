package org.mailherd.antispam.bayes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * Counts in Redis, sixteen octets a token: eight of its number, three and three of the counts, two
 * of the day it was last learnt, in hashes small enough that Redis keeps them as lists.
 */
final class RedisTokenStore implements TokenStore {

    /** So long a message may be learnt the other way, and is not learnt twice. */
    private static final Duration MEMORY = Duration.ofDays(90);

    private final StringRedisTemplate redis;
    private final Clock clock;
    private final MemorySettings settings;
    private final RedisRoom room;
    private final SharedCounts shared;
    private final Script learn = new Script("learn.lua");
    private final Script look = new Script("look.lua");
    private final Script size = new Script("size.lua");

    RedisTokenStore(StringRedisTemplate redis, Clock clock, MemorySettings settings) {
        this.redis = redis;
        this.clock = clock;
        this.settings = settings;
        this.room = new RedisRoom(redis, settings.fullAt());
        this.shared = new SharedCounts(redis);
    }

    @Override
    public List<Learnt> look(Scope first, List<Scope> further, int least, long[] tokens)
            throws IOException {
        if (!first.equals(Scope.ALL)) {
            return looked(joined(first, further), 1, least, tokens);
        }
        Optional<Learnt> all = shared.look(tokens);
        if (all.isEmpty()) {
            return looked(joined(first, further), 1, least, tokens);
        }
        return further.isEmpty()
                ? List.of(all.get())
                : joined(all.get(), looked(further, 0, least, tokens));
    }

    private static <T> List<T> joined(T first, List<T> further) {
        return Stream.concat(Stream.of(first), further.stream()).toList();
    }

    /**
     * @param free how many of the first scopes are asked however few messages they have
     */
    private List<Learnt> looked(List<Scope> scopes, int free, int least, long[] tokens)
            throws IOException {
        List<byte[]> keys = new ArrayList<>();
        List<byte[]> values = new ArrayList<>();
        values.add(Packed.inOrder(tokens));
        values.add(Script.number(least));
        values.add(Script.number(free));
        for (Scope scope : scopes) {
            keys.add(new ScopeKeys(scope).messages());
            keys.add(new ScopeKeys(scope).shards());
            values.add(Script.number(scope.shardBits()));
        }
        byte[][] all = Stream.concat(keys.stream(), values.stream()).toArray(byte[][]::new);
        return Packed.learnt(look.run(redis, keys.size(), all), tokens.length);
    }

    @Override
    public Change learn(Scope scope, long[] tokens, Label label) throws IOException {
        return learn(scope, tokens, label, false);
    }

    @Override
    public Change learnNew(Scope scope, long[] tokens, Label label) throws IOException {
        return learn(scope, tokens, label, true);
    }

    private Change learn(Scope scope, long[] tokens, Label label, boolean onlyNew)
            throws IOException {
        ScopeKeys keys = new ScopeKeys(scope);
        byte[] packed = Packed.tokens(tokens);
        if (label != Label.NONE) {
            room.need();
        }
        List<byte[]> named =
                new ArrayList<>(
                        List.of(
                                keys.messages(),
                                keys.digest(packed),
                                keys.dirty(),
                                keys.shards(),
                                ScopeKeys.scopes()));
        if (scope.equals(Scope.ALL)) {
            named.add(keys.changes());
        }
        List<byte[]> values =
                List.of(
                        label.keyword().getBytes(StandardCharsets.US_ASCII),
                        packed,
                        Script.number(scope.shardBits()),
                        Script.number(Days.of(clock)),
                        Script.number(MEMORY.toSeconds()),
                        scope.name().getBytes(StandardCharsets.US_ASCII),
                        Script.number(settings.tokensOfShard(scope)),
                        Script.number(onlyNew ? 1 : 0));
        byte[][] all = Stream.concat(named.stream(), values.stream()).toArray(byte[][]::new);
        byte[] answer = learn.run(redis, named.size(), all);
        return switch (new String(answer, StandardCharsets.US_ASCII)) {
            case "learned" -> Change.LEARNED;
            case "relearned" -> Change.RELEARNED;
            case "unlearned" -> Change.UNLEARNED;
            default -> Change.NOTHING;
        };
    }

    @Override
    public Counts messages(Scope scope) throws IOException {
        return look(scope, new long[0]).messages();
    }

    @Override
    public long tokens(Scope scope) throws IOException {
        byte[] answer =
                size.run(redis, 1, new ScopeKeys(scope).shards(), Script.number(scope.shardBits()));
        return (long) Double.parseDouble(new String(answer, StandardCharsets.US_ASCII));
    }
}
