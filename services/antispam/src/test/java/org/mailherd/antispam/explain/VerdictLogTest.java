package org.mailherd.antispam.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;

class VerdictLogTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Explanation ONE =
            new Explanation(
                    "q1",
                    "1@x.test",
                    "alice@alpha.test",
                    "alice@alpha.test",
                    "reject",
                    17,
                    15,
                    "[]",
                    Instant.EPOCH);

    /** The quarantine asks a moment after the verdict: neither waiting nor yet in the table. */
    @Test
    void whatIsBeingWrittenIsKnown() throws InterruptedException {
        SlowTable table = new SlowTable();
        try (VerdictLog log =
                new VerdictLog(new VerdictStore(table), Duration.ofDays(1), Clock.systemUTC())) {
            log.note(List.of(ONE));
            assertThat(log.ofMessage("q1")).containsExactly(ONE);
            table.asked.await();
            assertThat(log.ofMessage("q1")).containsExactly(ONE);
            table.answer.countDown();
            await().atMost(PATIENCE).until(() -> log.unwritten() == 0);
        }
    }

    private static Explanation numbered(int number) {
        return new Explanation(
                "q" + number, "", "a@x.test", "a@x.test", "reject", 17, 15, "[]", Instant.EPOCH);
    }

    private static List<Explanation> many() {
        return IntStream.range(0, 50).mapToObj(VerdictLogTest::numbered).toList();
    }

    private static Set<String> qids() {
        return many().stream().map(Explanation::qid).collect(Collectors.toSet());
    }

    @Test
    void aBatchThatFailsHalfWayIsNeitherLostNorDoubled() {
        FickleTable table = new FickleTable(3, "none");
        try (VerdictLog log =
                new VerdictLog(new VerdictStore(table), Duration.ofDays(1), Clock.systemUTC())) {
            log.note(many());
            await().atMost(PATIENCE).until(() -> log.unwritten() == 0);
        }
        assertThat(table.failures).hasValue(0);
        assertThat(table.rows.values()).containsExactlyInAnyOrderElementsOf(qids());
    }

    @Test
    void whatIsLeftAtTheEndOfTheProcessIsWrittenToo() {
        FickleTable table = new FickleTable(0, "none");
        VerdictLog log =
                new VerdictLog(new VerdictStore(table), Duration.ofDays(1), Clock.systemUTC());
        log.note(many());
        log.close();
        assertThat(table.rows.values()).containsExactlyInAnyOrderElementsOf(qids());
    }

    @Test
    void aRowThatTheTableRefusesHoldsNoOtherUp() {
        FickleTable table = new FickleTable(0, "q25");
        try (VerdictLog log =
                new VerdictLog(new VerdictStore(table), Duration.ofDays(1), Clock.systemUTC())) {
            log.note(many());
            await().atMost(PATIENCE).until(() -> log.unwritten() == 0);
        }
        assertThat(table.rows.values()).hasSize(49).doesNotContain("q25", "x");
    }

    private static final int COLUMNS = 10;

    /** Takes half of a batch and fails, some times; refuses one row always. */
    private static final class FickleTable extends JdbcTemplate {
        private final Map<String, String> rows = new ConcurrentHashMap<>();
        private final AtomicInteger failures;
        private final String refused;

        FickleTable(int failures, String refused) {
            this.failures = new AtomicInteger(failures);
            this.refused = refused;
        }

        @Override
        public int update(String sql, Object... values) {
            int count = values.length / COLUMNS;
            boolean fails = failures.get() > 0;
            for (int i = 0; i < (fails ? (count + 1) / 2 : count); i++) {
                String qid = (String) values[i * COLUMNS + 1];
                if (qid.equals(refused)) {
                    throw new DataIntegrityViolationException("too long");
                }
                rows.put(HexFormat.of().formatHex((byte[]) values[i * COLUMNS]), qid);
            }
            if (fails) {
                failures.decrementAndGet();
                throw new QueryTimeoutException("gone half-way");
            }
            return count;
        }
    }

    private static final class SlowTable extends JdbcTemplate {
        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch answer = new CountDownLatch(1);

        @Override
        public int update(String sql, Object... values) {
            asked.countDown();
            try {
                answer.await();
            } catch (InterruptedException e) {
                throw new QueryTimeoutException("interrupted", e);
            }
            return values.length / COLUMNS;
        }
    }
}
