package org.mailherd.antispam.bayes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailherd.antispam.bayes.TokenStore.Label;
import org.mailherd.testsupport.ManualClock;
import org.springframework.data.redis.core.RedisCallback;

class SharedCountsIT {

    private final ManualClock clock = ManualClock.at("2026-03-04T12:00:00Z");
    private TestRedis redis;
    private TokenStore teacher;
    private TokenStore reader;

    @BeforeEach
    void start() {
        redis = TestRedis.fresh();
        teacher = store();
        reader = store();
    }

    @AfterEach
    void stop() {
        redis.close();
    }

    private TokenStore store() {
        return new RedisTokenStore(redis.template(), clock, MemorySettings.DEFAULT);
    }

    @Test
    void aLessonOfAnotherProcessCountsAtOnce() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 120; i++) {
            teacher.learn(Scope.ALL, tokens(random), Label.values()[random.nextInt(3)]);
            long[] asked = tokens(random);
            assertThat(reader.look(Scope.ALL, asked))
                    .as("seed %d", seed)
                    .isEqualTo(store().look(Scope.ALL, asked));
        }
    }

    @Test
    void whoMissedManyLessonsReadsAnew() throws IOException {
        long[] asked = tokens(new Random(1));
        teacher.learn(Scope.ALL, asked, Label.SPAM);
        reader.look(Scope.ALL, asked);
        Random random = new Random(2);
        for (int i = 0; i < 300; i++) {
            teacher.learn(Scope.ALL, tokens(random), Label.HAM);
        }
        assertThat(reader.look(Scope.ALL, asked)).isEqualTo(store().look(Scope.ALL, asked));
    }

    @Test
    void whatRedisLostIsNotKnownHereEither() throws IOException {
        long[] asked = tokens(new Random(1));
        teacher.learn(Scope.ALL, asked, Label.SPAM);
        assertThat(reader.look(Scope.ALL, asked).tokens()).containsOnly(new Counts(1, 0));
        redis.template()
                .execute(
                        (RedisCallback<Object>)
                                connection -> {
                                    connection.serverCommands().flushDb();
                                    return null;
                                });
        assertThat(reader.look(Scope.ALL, asked)).isEqualTo(Learnt.nothing(asked.length));
        teacher.learn(Scope.ALL, asked, Label.HAM);
        assertThat(reader.look(Scope.ALL, asked).tokens()).containsOnly(new Counts(0, 1));
    }

    /**
     * Every answer is what was true at one moment: all tokens of a message were learnt as often.
     */
    @Test
    void aLessonCountsWholeOrNotAtAllHoweverManyRead() throws Exception {
        long[] tokens = new Random(3).longs(400).distinct().toArray();
        teacher.learn(Scope.ALL, tokens, Label.SPAM);
        AtomicBoolean ended = new AtomicBoolean();
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            Future<?> lessons =
                    threads.submit(() -> {
                        for (int i = 0; i < 60; i++) {
                            teacher.learn(Scope.ALL, tokens, i % 2 == 0 ? Label.HAM : Label.SPAM);
                        }
                        ended.set(true);
                        return null;
                    });
            Future<?> one = threads.submit(() -> readWhole(tokens, ended));
            Future<?> other = threads.submit(() -> readWhole(tokens, ended));
            lessons.get();
            one.get();
            other.get();
        }
    }

    private Void readWhole(long[] tokens, AtomicBoolean ended) throws IOException {
        while (!ended.get()) {
            Learnt learnt = reader.look(Scope.ALL, tokens);
            assertThat(learnt.tokens()).containsOnly(learnt.messages());
        }
        return null;
    }

    /** Some of a few tokens in shards of their own and in common ones. */
    private static long[] tokens(Random random) {
        return random.longs(1 + random.nextInt(30), 1, 80)
                .map(token -> token * 0x0123_4567_89ab_cdefL)
                .distinct()
                .toArray();
    }
}
