package org.mailherd.antispam.reputation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mailherd.antispam.bayes.TestRedis;
import org.mailherd.antispam.reputation.Counted.Side;

class RedisCountBookIT {
    private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final List<String> SUBJECTS = List.of("domain:a", "sender:b", "network:c00002");
    private static TestRedis redis;

    private final CountBook book = new RedisCountBook(redis.template());

    @BeforeAll
    static void connect() {
        redis = TestRedis.fresh();
    }

    @AfterAll
    static void disconnect() {
        redis.close();
    }

    @Test
    void whatIsNotKnownCannotBeCorrected() {
        assertThat(book.correct("nothing", Side.BAD, NOW)).isEmpty();
    }

    @Test
    void aCorrectionTellsOnceWhatStoodBefore() {
        book.note("one", new Counted(Side.NEITHER, NOW, SUBJECTS));
        book.note("one", new Counted(Side.GOOD, NOW, SUBJECTS));
        assertThat(book.correct("one", Side.BAD, LATER))
                .contains(new Counted(Side.GOOD, NOW, SUBJECTS));
        assertThat(book.correct("one", Side.BAD, LATER)).isEmpty();
        assertThat(book.correct("one", Side.GOOD, NOW))
                .contains(new Counted(Side.BAD, LATER, SUBJECTS));
    }

    @Test
    void aVerdictDoesNotOverruleAPerson() {
        book.note("two", new Counted(Side.GOOD, NOW, SUBJECTS));
        book.correct("two", Side.BAD, LATER);
        book.note("two", new Counted(Side.GOOD, NOW, SUBJECTS));
        assertThat(book.correct("two", Side.BAD, LATER)).isEmpty();
    }

    @Test
    void whatAPersonConfirmsIsNotedToo() {
        book.note("three", new Counted(Side.BAD, NOW, SUBJECTS));
        assertThat(book.correct("three", Side.BAD, LATER))
                .contains(new Counted(Side.BAD, NOW, SUBJECTS));
    }
}
