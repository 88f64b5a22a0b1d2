package org.mailherd.antispam.reputation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mailherd.antispam.bayes.TestRedis;

class RedisLedgerIT {
    private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");
    private static TestRedis redis;

    private final Ledger ledger = new RedisLedger(redis.template(), Duration.ofDays(14));

    @BeforeAll
    static void connect() {
        redis = TestRedis.fresh();
    }

    @AfterAll
    static void disconnect() {
        redis.close();
    }

    private Standing of(String subject, Instant when) {
        return ledger.read(List.of(subject), when).getFirst();
    }

    @Test
    void whatIsNotKnownIsNothing() {
        assertThat(of("nobody", NOW)).isEqualTo(Standing.NONE);
    }

    @Test
    void standingsFade() {
        for (int i = 0; i < 8; i++) {
            ledger.add(List.of("fading"), i % 2 == 0, NOW);
        }
        assertThat(of("fading", NOW)).isEqualTo(new Standing(4, 4));
        assertThat(of("fading", NOW.plus(Duration.ofDays(28)))).isEqualTo(new Standing(1, 1));
        ledger.add(List.of("fading"), true, NOW.plus(Duration.ofDays(14)));
        Standing later = of("fading", NOW.plus(Duration.ofDays(14)));
        assertThat(later.good()).isCloseTo(2, within(0.001));
        assertThat(later.bad()).isCloseTo(3, within(0.001));
    }

    @Test
    void whatIsTakenBackIsGoneAndNoMore() {
        ledger.add(List.of("corrected"), false, NOW);
        ledger.change(List.of("corrected"), new Standing(-1, 1), NOW);
        assertThat(of("corrected", NOW)).isEqualTo(new Standing(0, 1));
        ledger.change(List.of("corrected"), new Standing(1, -5), NOW);
        assertThat(of("corrected", NOW)).isEqualTo(new Standing(1, 0));
    }

    @Test
    void thePastIsBounded() {
        for (int i = 0; i < 500; i++) {
            ledger.add(List.of("busy"), false, NOW);
        }
        assertThat(of("busy", NOW).good()).isCloseTo(200, within(0.001));
    }
}
