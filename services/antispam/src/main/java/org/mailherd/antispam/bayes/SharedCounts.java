package org.mailherd.antispam.bayes;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * Everybody's counts, most of them from this process' memory: Redis is asked once a message for
 * what changed and for the shards that are not here yet, not for a thousand tokens. What it says is
 * what Redis has at that moment.
 */
final class SharedCounts {

    private static final int EPOCH_OCTETS = 20;
    private static final int TOKEN_BITS = 64;

    /** Lessons may come in between; after so many rounds somebody else shall ask. */
    private static final int ROUNDS = 4;

    private final StringRedisTemplate redis;
    private final Script share = new Script("share.lua");
    private final ScopeKeys keys = new ScopeKeys(Scope.ALL);
    private volatile KeptShards kept = new KeptShards("", 0, Scope.ALL.shards());

    SharedCounts(StringRedisTemplate redis) {
        this.redis = redis;
    }

    /**
     * @return empty when the counts change faster than they are read, or are too many for here
     * @throws IOException when they are out of reach
     */
    Optional<Learnt> look(long[] tokens) throws IOException {
        int[] numbers = numbers(tokens);
        @Nullable KeptShard[] own = new KeptShard[tokens.length];
        for (int round = 0; round < ROUNDS; round++) {
            KeptShards here = kept;
            if (here.crowded()) {
                return Optional.empty();
            }
            long version = here.version();
            BitSet wanted = new BitSet();
            for (int i = 0; i < numbers.length; i++) {
                own[i] = here.copy(numbers[i]);
                if (own[i] == null) {
                    wanted.set(numbers[i]);
                }
            }
            Answer answer = ask(here, version, wanted);
            if (answer.messages().equals(Counts.NONE)) {
                return Optional.of(Learnt.nothing(tokens.length));
            }
            if (answer.settles(own, numbers)) {
                return Optional.of(learnt(answer.messages(), own, tokens));
            }
        }
        return Optional.empty();
    }

    /**
     * What Redis said.
     *
     * @param allVoid none of those that were kept before holds
     * @param changed shards that are others than before
     * @param fetched copies of those that were wanted, by number
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Answer(
            Counts messages, boolean allVoid, BitSet changed, @Nullable KeptShard[] fetched) {

        /** Puts the missing copies in their places; false when some do not hold any more. */
        boolean settles(@Nullable KeptShard[] own, int[] numbers) {
            for (int i = 0; i < own.length; i++) {
                KeptShard fresh = fetched.length == 0 ? null : fetched[numbers[i]];
                if (fresh != null) {
                    own[i] = fresh;
                } else if (allVoid || own[i] == null || changed.get(numbers[i])) {
                    return false;
                }
            }
            return true;
        }
    }

    private Answer ask(KeptShards before, long version, BitSet wanted) throws IOException {
        ByteBuffer numbers = ByteBuffer.allocate(wanted.cardinality() * Short.BYTES);
        wanted.stream().forEach(number -> numbers.putShort((short) number));
        ByteBuffer answer =
                ByteBuffer.wrap(
                        share.run(
                                redis,
                                3,
                                keys.messages(),
                                keys.changes(),
                                keys.shards(),
                                before.epoch().getBytes(StandardCharsets.US_ASCII),
                                Script.number(version),
                                numbers.array()));
        Counts messages = new Counts(count(answer), count(answer));
        byte[] epoch = new byte[EPOCH_OCTETS];
        answer.get(epoch);
        long now = Integer.toUnsignedLong(answer.getInt());
        boolean allVoid = answer.get() != 0;
        KeptShards here = before;
        if (allVoid) {
            here =
                    new KeptShards(
                            new String(epoch, StandardCharsets.US_ASCII), now, Scope.ALL.shards());
            kept = here;
        }
        BitSet changed = changes(answer, here, now);
        here.upTo(now);
        return new Answer(messages, allVoid, changed, fetched(answer, here, now, wanted));
    }

    private static BitSet changes(ByteBuffer answer, KeptShards here, long now) {
        BitSet changed = new BitSet();
        for (int left = answer.getInt(); left > 0; left -= Short.BYTES) {
            int shard = Short.toUnsignedInt(answer.getShort());
            changed.set(shard);
            here.change(shard, now);
        }
        return changed;
    }

    private static @Nullable KeptShard[] fetched(
            ByteBuffer answer, KeptShards here, long now, BitSet wanted) {
        @Nullable KeptShard[] fetched = new KeptShard[wanted.isEmpty() ? 0 : Scope.ALL.shards()];
        for (int shard = wanted.nextSetBit(0); shard >= 0; shard = wanted.nextSetBit(shard + 1)) {
            int length = answer.getInt();
            KeptShard copy = new KeptShard(now, answer.slice(answer.position(), length));
            answer.position(answer.position() + length);
            fetched[shard] = copy;
            here.keep(shard, copy);
        }
        return fetched;
    }

    private static long count(ByteBuffer answer) {
        return (long) (answer.get() & 0xff) << 16
                | (answer.get() & 0xff) << 8
                | answer.get() & 0xff;
    }

    /** The first bits of a token are the number of its shard. */
    private static int[] numbers(long[] tokens) {
        return Arrays.stream(tokens)
                .mapToInt(token -> (int) (token >>> TOKEN_BITS - Scope.ALL.shardBits()))
                .toArray();
    }

    private static Learnt learnt(Counts messages, @Nullable KeptShard[] own, long[] tokens) {
        Counts[] counts = new Counts[tokens.length];
        for (int i = 0; i < tokens.length; i++) {
            KeptShard shard = own[i];
            counts[i] = shard == null ? Counts.NONE : shard.of(tokens[i]);
        }
        return new Learnt(messages, Arrays.asList(counts));
    }
}
