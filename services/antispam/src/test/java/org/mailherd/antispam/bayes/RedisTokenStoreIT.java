package org.mailherd.antispam.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailherd.antispam.bayes.TokenStore.Change;
import org.mailherd.antispam.bayes.TokenStore.Label;
import org.mailherd.testsupport.ManualClock;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.core.RedisCallback;

class RedisTokenStoreIT {

    private static final long[] MESSAGE = TestReadings.tokens("buy cheap pills now");
    private static final long[] OTHER = TestReadings.tokens("shall we buy lunch now");

    private final ManualClock clock = ManualClock.at("2026-03-04T12:00:00Z");
    private TestRedis redis;
    private TokenStore store;

    @BeforeEach
    void start() {
        redis = TestRedis.fresh();
        store = new RedisTokenStore(redis.template(), clock, MemorySettings.DEFAULT);
    }

    @AfterEach
    void stop() {
        redis.close();
    }

    @Test
    void countsEachMessageOnce() throws IOException {
        assertThat(store.learn(Scope.ALL, MESSAGE, Label.SPAM)).isEqualTo(Change.LEARNED);
        assertThat(store.learn(Scope.ALL, MESSAGE, Label.SPAM)).isEqualTo(Change.NOTHING);
        Learnt learnt = store.look(Scope.ALL, MESSAGE);
        assertThat(learnt.messages()).isEqualTo(new Counts(1, 0));
        assertThat(learnt.tokens()).hasSameSizeAs(MESSAGE).containsOnly(new Counts(1, 0));
        assertThat(store.tokens(Scope.of("a@b.test"))).isZero();
    }

    @Test
    void learningTheOtherWayTakesTheFirstBack() throws IOException {
        store.learn(Scope.ALL, MESSAGE, Label.SPAM);
        assertThat(store.learn(Scope.ALL, MESSAGE, Label.HAM)).isEqualTo(Change.RELEARNED);
        Learnt learnt = store.look(Scope.ALL, MESSAGE);
        assertThat(learnt.messages()).isEqualTo(new Counts(0, 1));
        assertThat(learnt.tokens()).containsOnly(new Counts(0, 1));
    }

    @Test
    void unlearningLeavesNothingOfAMessage() throws IOException {
        assertThat(store.learn(Scope.ALL, MESSAGE, Label.NONE)).isEqualTo(Change.NOTHING);
        store.learn(Scope.ALL, OTHER, Label.HAM);
        Learnt before = store.look(Scope.ALL, MESSAGE);
        store.learn(Scope.ALL, MESSAGE, Label.SPAM);
        assertThat(store.learn(Scope.ALL, MESSAGE, Label.NONE)).isEqualTo(Change.UNLEARNED);
        assertThat(store.look(Scope.ALL, MESSAGE)).isEqualTo(before);
    }

    /** Whatever is learnt, the other way, and taken back: the last word on each message counts. */
    @Test
    void anyOrderOfLessonsEndsWithTheLastWordOnEachMessage() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<long[]> messages =
                IntStream.range(0, 12)
                        .mapToObj(_ ->
                                random.longs(1 + random.nextInt(40), 1, 60).distinct().toArray())
                        .toList();
        Map<Integer, Label> last = new HashMap<>();
        Map<String, Label> ofContent = new HashMap<>();
        for (int i = 0; i < 150; i++) {
            int message = random.nextInt(messages.size());
            Label label = Label.values()[random.nextInt(3)];
            store.learn(Scope.ALL, messages.get(message), label);
            last.put(message, label);
            ofContent.put(content(messages.get(message)), label);
        }
        long[] all = IntStream.rangeClosed(1, 60).asLongStream().toArray();
        Learnt learnt = store.look(Scope.ALL, all);
        assertThat(learnt.messages())
                .as("seed %d", seed)
                .isEqualTo(new Counts(count(ofContent, Label.SPAM), count(ofContent, Label.HAM)));
        for (int token = 1; token <= 60; token++) {
            Counts expected = expected(ofContent, token);
            assertThat(
                            learnt.messages().equals(Counts.NONE)
                                    ? Counts.NONE
                                    : learnt.tokens().get(token - 1))
                    .as("seed %d token %d", seed, token)
                    .isEqualTo(expected);
        }
    }

    private static String content(long[] tokens) {
        return Arrays.toString(Arrays.stream(tokens).sorted().toArray());
    }

    private static long count(Map<String, Label> labels, Label label) {
        return labels.values().stream().filter(label::equals).count();
    }

    private static Counts expected(Map<String, Label> labels, int token) {
        Map<String, Label> bearing = new TreeMap<>();
        labels.forEach((content, label) -> {
            if (content.replace('[', ' ').replace(']', ',').contains(" " + token + ",")) {
                bearing.put(content, label);
            }
        });
        return new Counts(count(bearing, Label.SPAM), count(bearing, Label.HAM));
    }

    @Test
    void tellsOfManyScopesAtOnceInTheirOrder() throws IOException {
        Scope alice = Scope.of("alice@alpha.test");
        Scope bob = Scope.of("bob@alpha.test");
        Scope carol = Scope.of("carol@alpha.test");
        store.learn(alice, MESSAGE, Label.SPAM);
        store.learn(alice, OTHER, Label.HAM);
        store.learn(bob, MESSAGE, Label.SPAM);
        store.learn(carol, MESSAGE, Label.HAM);
        store.learn(carol, OTHER, Label.SPAM);
        assertThat(store.look(Scope.ALL, List.of(alice, bob, carol), 1, MESSAGE))
                .containsExactly(
                        Learnt.nothing(MESSAGE.length),
                        store.look(alice, MESSAGE),
                        // fewer than asked for of one class
                        Learnt.nothing(MESSAGE.length),
                        store.look(carol, MESSAGE));
        assertThat(store.look(carol, MESSAGE).tokens()).contains(new Counts(0, 1));
    }

    @Test
    void mailboxesAreApart() throws IOException {
        store.learn(Scope.of("Alice@alpha.test"), MESSAGE, Label.SPAM);
        assertThat(store.messages(Scope.of("alice@alpha.test"))).isEqualTo(new Counts(1, 0));
        assertThat(store.messages(Scope.of("bob@alpha.test"))).isEqualTo(Counts.NONE);
        assertThat(store.messages(Scope.ALL)).isEqualTo(Counts.NONE);
    }

    /** Threat case 19: Redis protocol in names and tokens. */
    @Test
    void case19NeitherNamesNorTokensAreReadAsCommands() throws IOException {
        String hostile = "a\r\n*1\r\n$8\r\nFLUSHALL\r\n@x' .. redis.call('FLUSHALL') .. '";
        redis.template().opsForValue().set("witness", "there");
        store.learn(Scope.of(hostile), TestReadings.tokens(hostile), Label.SPAM);
        long[] octets = {
            0x0d0a2a310d0a2438L, 0x0d0a464c55534841L, Long.MIN_VALUE, -1, 0x2700222527002522L
        };
        store.learn(Scope.of(hostile), octets, Label.HAM);
        assertThat(store.look(Scope.of(hostile), octets).tokens()).containsOnly(new Counts(0, 1));
        assertThat(redis.template().opsForValue().get("witness")).isEqualTo("there");
        assertThat(redis.template().keys("*"))
                .allMatch(key ->
                        key.equals("witness") || key.matches("mailherd:antispam:bayes:[0-9a-z:]+"));
    }

    @Test
    void tokensLieInCompactLists() throws IOException {
        for (int i = 0; i < 20; i++) {
            store.learn(Scope.ALL, new Random(i).longs(500).toArray(), Label.SPAM);
        }
        String key = redis.template().keys("*:all:tokens:*").iterator().next();
        assertThat(
                        redis.template()
                                .execute(
                                        (RedisCallback<String>)
                                                connection -> encoding(connection, key)))
                .isIn("ZIPLIST", "LISTPACK");
        assertThat(store.tokens(Scope.ALL)).isBetween(7_000L, 13_000L);
    }

    private static String encoding(RedisConnection connection, String key) {
        return String.valueOf(
                connection.keyCommands().encodingOf(key.getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void withoutRedisItSaysSo() {
        try (TestRedis gone = TestRedis.gone()) {
            TokenStore lost = new RedisTokenStore(gone.template(), clock, MemorySettings.DEFAULT);
            assertThatThrownBy(() -> lost.look(Scope.ALL, MESSAGE)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> lost.learn(Scope.ALL, MESSAGE, Label.HAM))
                    .isInstanceOf(IOException.class);
        }
    }
}
