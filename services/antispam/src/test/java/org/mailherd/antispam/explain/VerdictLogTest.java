package org.mailherd.antispam.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
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

    private static final class SlowTable extends JdbcTemplate {
        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch answer = new CountDownLatch(1);

        @Override
        public int[] batchUpdate(String sql, List<? extends Object[]> rows) {
            asked.countDown();
            try {
                answer.await();
            } catch (InterruptedException e) {
                throw new QueryTimeoutException("interrupted", e);
            }
            return new int[rows.size()];
        }
    }
}
