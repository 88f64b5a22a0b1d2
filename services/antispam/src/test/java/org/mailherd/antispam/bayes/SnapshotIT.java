package org.mailherd.antispam.bayes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailherd.antispam.bayes.TokenStore.Label;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.check.Scan;
import org.mailherd.testsupport.Database;
import org.mailherd.testsupport.ManualClock;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.core.RedisCallback;

/** What Redis forgets comes back from the database. */
class SnapshotIT {

    private static final String SPAM =
            "Cheap watches and pills for you %d, buy them now at our shop with a great discount,"
                    + " offer ends today, click here to order your watches and save money fast now";
    private static final String HAM =
            "Dear colleagues %d, please find the minutes of our meeting on Tuesday below, the next"
                    + " one takes place in room four, bring the report on the budget, regards Carol";
    private static final Scope ALICE = Scope.of("alice@alpha.test");

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
    void start() throws IOException, SQLException {
        redis = TestRedis.fresh();
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE bayes_scope");
            statement.execute("TRUNCATE bayes_shard");
        }
        store = new RedisTokenStore(redis.template(), clock, MemorySettings.DEFAULT);
        snapshot = process();
        assertThat(snapshot.refill()).isTrue();
    }

    @AfterEach
    void stop() {
        redis.close();
    }

    /** As another process beside this one has it. */
    private Snapshot process() {
        return process(redis);
    }

    private Snapshot process(TestRedis where) {
        RedisShards shards = new RedisShards(where.template());
        SnapshotStore copies = new SnapshotStore(database.dataSource());
        return new Snapshot(
                shards, copies, new Forgetting(shards, copies, MemorySettings.DEFAULT, clock));
    }

    private Snapshots snapshots(TestRedis where, Snapshot copy) {
        SnapshotStore copies = new SnapshotStore(database.dataSource());
        return new Snapshots(
                new OlderCounts(where.template(), copies), copy, Duration.ofHours(1), clock);
    }

    @Test
    void judgesAsBeforeAfterRedisLostEverything() throws Exception {
        teach();
        List<String> spam = verdict(SPAM);
        List<String> ham = verdict(HAM);
        assertThat(spam.getFirst()).contains("BAYES_SPAM");
        assertThat(ham.getFirst()).contains("BAYES_HAM");
        Learnt before = store.look(ALICE, tokens(SPAM, 3));
        assertThat(snapshot.save()).isPositive();
        forget();
        assertThat(verdict(SPAM)).isEmpty();
        assertThat(snapshot.needsRefill()).isTrue();
        assertThat(snapshot.refill()).isTrue();
        assertThat(verdict(SPAM)).isEqualTo(spam);
        assertThat(verdict(HAM)).isEqualTo(ham);
        assertThat(store.look(ALICE, tokens(SPAM, 3))).isEqualTo(before);
    }

    @Test
    void twoProcessesFillOnceAndCountNothingTwice() throws Exception {
        teach();
        Learnt before = store.look(Scope.ALL, tokens(SPAM, 3));
        snapshot.save();
        forget();
        assertThat(together(snapshot::refill, process()::refill))
                .containsExactlyInAnyOrder(true, false);
        assertThat(snapshot.refill()).isFalse();
        assertThat(store.look(Scope.ALL, tokens(SPAM, 3))).isEqualTo(before);
    }

    @Test
    void whatIsLearntBeforeItComesBackStays() throws IOException {
        teach();
        snapshot.save();
        forget();
        long[] fresh = TestReadings.tokens("shall we have lunch together on friday");
        store.learn(Scope.ALL, fresh, Label.HAM);
        snapshot.refill();
        assertThat(store.look(Scope.ALL, fresh).tokens()).allMatch(counts -> counts.ham() > 0);
        assertThat(store.messages(Scope.ALL)).isEqualTo(new Counts(20, 20));
    }

    /** The few counts of an emptied Redis must not take the place of those that were kept. */
    @Test
    void anEmptiedRedisIsNotCopiedBeforeItIsFilled() throws IOException {
        teach();
        Learnt before = store.look(Scope.ALL, tokens(SPAM, 3));
        snapshot.save();
        forget();
        store.learn(Scope.ALL, tokens(SPAM, 3), Label.SPAM);
        assertThat(snapshot.save()).isZero();
        snapshot.refill();
        assertThat(store.look(Scope.ALL, tokens(SPAM, 3))).isEqualTo(before);
    }

    @Test
    void copiesOnlyWhatChanged() throws IOException {
        teach();
        assertThat(snapshot.save()).isPositive();
        assertThat(snapshot.save()).isZero();
        store.learn(Scope.ALL, new long[] {7}, Label.SPAM);
        assertThat(snapshot.save()).isEqualTo(1);
    }

    @Test
    void whatIsUnlearntDoesNotComeBack() throws IOException {
        long[] tokens = tokens(SPAM, 1);
        store.learn(Scope.ALL, tokens, Label.SPAM);
        snapshot.save();
        store.learn(Scope.ALL, tokens, Label.NONE);
        snapshot.save();
        forget();
        snapshot.refill();
        assertThat(store.look(Scope.ALL, tokens)).isEqualTo(Learnt.nothing(tokens.length));
    }

    /** A process that died between reading and writing loses nothing. */
    @Test
    void whatAProcessTookAndDidNotWriteIsWrittenByTheNext() throws IOException {
        store.learn(Scope.ALL, tokens(SPAM, 1), Label.SPAM);
        RedisShards dying = new RedisShards(redis.template());
        assertThat(dying.lock()).isTrue();
        assertThat(dying.changed(Scope.ALL, true, 1000).orElseThrow().shards()).isNotEmpty();
        assertThat(snapshot.save()).as("it seems to be alive").isZero();
        redis.template().delete(new String(ScopeKeys.lock(), StandardCharsets.US_ASCII));
        assertThat(dying.changed(Scope.ALL, false, 1000)).as("it lost the lock").isEmpty();
        snapshot.save();
        forget();
        snapshot.refill();
        assertThat(store.look(Scope.ALL, tokens(SPAM, 1)).tokens()).containsOnly(new Counts(1, 0));
    }

    @Test
    void looksByItselfAndSavesWhenTheIntervalIsOver() throws IOException {
        teach();
        try (Snapshots snapshots = snapshots(redis, snapshot)) {
            snapshots.look();
            clock.advance(Duration.ofHours(1));
            snapshots.look();
            forget();
            snapshots.look();
        }
        assertThat(store.messages(Scope.ALL)).isEqualTo(new Counts(20, 20));
    }

    @Test
    void withoutRedisItGoesOnLooking() {
        try (TestRedis gone = TestRedis.gone();
                Snapshots snapshots = snapshots(gone, process(gone))) {
            snapshots.look();
            snapshots.look();
        }
    }

    private void teach() throws IOException {
        for (int i = 0; i < 20; i++) {
            for (Scope scope : List.of(Scope.ALL, ALICE)) {
                store.learn(scope, tokens(SPAM, i), Label.SPAM);
                store.learn(scope, tokens(HAM, i), Label.HAM);
            }
        }
    }

    private static long[] tokens(String text, int number) {
        Scan scan = TestScans.of(String.format(text, number));
        return new Tokenizer().tokens(Readings.of(scan.message().header(), scan.content()));
    }

    private List<String> verdict(String text) throws Exception {
        return new Bayes(redis.template(), clock)
                        .inquiry()
                        .ask(TestScans.of(String.format(text, 99)))
                        .of("alice@alpha.test")
                        .stream()
                        .map(Hit::toString)
                        .toList();
    }

    private void forget() {
        redis.template()
                .execute(
                        (RedisCallback<Boolean>)
                                connection -> {
                                    flush(connection);
                                    return true;
                                });
    }

    private static void flush(RedisConnection connection) {
        connection.serverCommands().flushAll();
    }

    private static List<Boolean> together(Callable<Boolean> one, Callable<Boolean> other)
            throws Exception {
        try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> first = both.submit(one);
            Future<Boolean> second = both.submit(other);
            return List.of(
                    Objects.requireNonNull(first.get()), Objects.requireNonNull(second.get()));
        }
    }
}
