package org.mailherd.antispam.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailherd.antispam.bayes.TokenStore.Label;
import org.mailherd.testsupport.Database;
import org.mailherd.testsupport.ManualClock;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Redis never fills up with what was learnt, and the copy brings back nothing that was forgotten.
 */
class ForgettingIT {

    private static final Scope ALICE = Scope.of("alice@alpha.test");
    private static final Scope BOB = Scope.of("bob@alpha.test");
    private static final MemorySettings SMALL =
            new MemorySettings(Duration.ofDays(30), 1 << 15, 4096, 4096, 95);

    private static Database database;

    private final ManualClock clock = ManualClock.at("2026-03-04T12:00:00Z");
    private TestRedis redis;
    private TokenStore store;
    private Snapshot snapshot;

    @BeforeAll
    static void open() {
        database = Database.fresh();
    }

    @BeforeEach
    void start() throws IOException {
        redis = TestRedis.fresh();
        JdbcClient jdbc = JdbcClient.create(database.dataSource());
        for (String table : new String[] {"bayes_scope", "bayes_shard", "mailbox", "domain"}) {
            jdbc.sql("DELETE FROM " + table).update();
        }
        jdbc.sql("INSERT INTO domain (domain) VALUES ('alpha.test')").update();
        mailbox("alice");
        mailbox("bob");
        store = new RedisTokenStore(redis.template(), clock, SMALL);
        RedisShards shards = new RedisShards(redis.template());
        SnapshotStore copies = new SnapshotStore(database.dataSource());
        snapshot = new Snapshot(shards, copies, new Forgetting(shards, copies, SMALL, clock));
        assertThat(snapshot.refill()).isTrue();
    }

    @AfterEach
    void stop() {
        redis.close();
    }

    private static void mailbox(String name) {
        JdbcClient.create(database.dataSource())
                .sql(
                        "INSERT INTO mailbox (username, local_part, domain, password_hash) VALUES (?, ?, 'alpha.test', '')")
                .param(name + "@alpha.test")
                .param(name)
                .update();
    }

    @Test
    void whatNoLessonBoreForLongIsForgottenAndDoesNotComeBack() throws IOException {
        long[] old = {1L << 50, 2L << 50, 3L << 50};
        long[] still = {3L << 50, 4L << 50};
        store.learn(Scope.ALL, old, Label.SPAM);
        store.learn(ALICE, old, Label.SPAM);
        snapshot.save();
        clock.advance(Duration.ofDays(20));
        store.learn(Scope.ALL, still, Label.SPAM);
        clock.advance(Duration.ofDays(20));
        snapshot.save();
        long[] all = {1L << 50, 2L << 50, 3L << 50, 4L << 50};
        Learnt left = store.look(Scope.ALL, all);
        assertThat(left.tokens())
                .containsExactly(Counts.NONE, Counts.NONE, new Counts(2, 0), new Counts(1, 0));
        emptied();
        assertThat(snapshot.refill()).isTrue();
        assertThat(store.look(Scope.ALL, all)).isEqualTo(left);
        assertThat(store.messages(ALICE)).isEqualTo(Counts.NONE);
        assertThat(redis.template().keys("*" + ALICE.name() + ":tokens:*")).isEmpty();
    }

    @Test
    void aDeletedMailboxLeavesNothingInRedisAndInTheCopy() throws IOException {
        store.learn(ALICE, new long[] {1, 2, 3}, Label.SPAM);
        store.learn(BOB, new long[] {1, 2, 3}, Label.HAM);
        snapshot.save();
        JdbcClient.create(database.dataSource())
                .sql("DELETE FROM mailbox WHERE username = 'alice@alpha.test'")
                .update();
        snapshot.save();
        assertThat(redis.template().keys("*" + ALICE.name() + ":*"))
                .allMatch(key -> key.contains(":learnt:"));
        assertThat(store.messages(BOB)).isEqualTo(new Counts(0, 1));
        emptied();
        snapshot.refill();
        assertThat(store.messages(ALICE)).isEqualTo(Counts.NONE);
        assertThat(store.messages(BOB)).isEqualTo(new Counts(0, 1));
    }

    @Test
    void aDirectoryWithoutMailboxesTakesNothingFromAnybody() throws IOException {
        store.learn(ALICE, new long[] {1, 2, 3}, Label.SPAM);
        JdbcClient.create(database.dataSource()).sql("DELETE FROM mailbox").update();
        snapshot.save();
        assertThat(store.messages(ALICE)).isEqualTo(new Counts(1, 0));
    }

    /** Only the lesson since then is in Redis: its copy must not be taken for a forgotten one. */
    @Test
    void anEmptiedRedisForgetsNothingOfTheCopy() throws IOException {
        store.learn(ALICE, new long[] {1, 2, 3}, Label.SPAM);
        snapshot.save();
        emptied();
        store.learn(BOB, new long[] {1, 2, 3}, Label.HAM);
        clock.advance(Duration.ofDays(40));
        assertThat(snapshot.save()).isZero();
        snapshot.refill();
        assertThat(store.messages(ALICE)).isEqualTo(new Counts(1, 0));
    }

    @Test
    void nobodyHasMoreTokensThanTheBoundAndTheMostToldOnesStay() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        long[] told = random.longs(300).toArray();
        for (int i = 0; i < 60; i++) {
            store.learn(
                    ALICE,
                    LongStream.concat(LongStream.of(told), random.longs(1000)).toArray(),
                    Label.SPAM);
        }
        assertThat(store.tokens(ALICE)).as("seed %d", seed).isBetween(1000L, 4096L);
        assertThat(store.look(ALICE, told).tokens().stream().filter(c -> c.spam() == 60).count())
                .as("seed %d", seed)
                .isGreaterThan(280);
    }

    @Test
    void whoTaughtNothingForLongestMakesRoomWhenAllMailboxesHaveTooMuch() throws IOException {
        Random random = new Random(1);
        store.learn(ALICE, random.longs(2500).toArray(), Label.SPAM);
        clock.advance(Duration.ofDays(1));
        store.learn(BOB, random.longs(2500).toArray(), Label.SPAM);
        snapshot.save();
        assertThat(store.messages(ALICE)).isEqualTo(Counts.NONE);
        assertThat(store.messages(BOB)).isEqualTo(new Counts(1, 0));
    }

    @Test
    void nothingIsLearntWhereRedisIsNearlyFull() throws IOException {
        store.learn(ALICE, new long[] {1, 2, 3}, Label.SPAM);
        maxmemory("100kb");
        try {
            assertThatThrownBy(() -> store.learn(ALICE, new long[] {4, 5}, Label.SPAM))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("too full to learn");
        } finally {
            maxmemory("0");
        }
        assertThat(store.messages(ALICE)).isEqualTo(new Counts(1, 0));
    }

    private void maxmemory(String size) {
        redis.template()
                .execute(
                        (RedisCallback<Boolean>)
                                connection -> {
                                    connection.serverCommands().setConfig("maxmemory", size);
                                    return true;
                                });
    }

    private void emptied() {
        redis.template()
                .execute(
                        (RedisCallback<Boolean>)
                                connection -> {
                                    connection.serverCommands().flushAll();
                                    return true;
                                });
    }
}
