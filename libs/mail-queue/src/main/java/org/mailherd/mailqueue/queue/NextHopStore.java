package org.mailherd.mailqueue.queue;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * When each next hop has a row that is due: what a claim reads first. Its rows are written in the
 * order of their names, so that two transactions never wait for each other. Called inside a
 * transaction of {@link QueueStore}.
 */
final class NextHopStore {
    private final JdbcTemplate jdbc;

    /**
     * @param urgent whether an administrator wants an attempt
     */
    record Due(String nextHop, boolean urgent) {}

    NextHopStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Each is due at that time, or earlier when it was before. */
    void bringForward(String spool, Map<String, Instant> due) {
        if (due.isEmpty()) {
            return;
        }
        List<Object> values = new ArrayList<>();
        new TreeMap<>(due)
                .forEach(
                        (hop, time) -> Collections.addAll(values, spool, hop, QueueRows.utc(time)));
        jdbc.update(
                "INSERT INTO queue_next_hop (spool, next_hop, due) VALUES "
                        + String.join(", ", Collections.nCopies(due.size(), "(?, ?, ?)"))
                        + " ON DUPLICATE KEY UPDATE due = LEAST(due, VALUES(due))",
                values.toArray());
    }

    /** Locks those that are due, the longest overdue first. */
    List<Due> lockDue(String spool, Instant now, int limit) {
        return jdbc.query(
                """
                SELECT next_hop, urgent FROM queue_next_hop WHERE spool = ? AND due <= ?
                ORDER BY due LIMIT ? FOR UPDATE SKIP LOCKED\
                """,
                (row, _) -> new Due(row.getString(1), row.getBoolean(2)),
                spool,
                QueueRows.utc(now),
                limit);
    }

    /**
     * @param due when each is due again; null for one without rows that wait
     */
    void postpone(String spool, SortedMap<String, @Nullable Instant> due) {
        due.forEach((hop, time) -> {
            if (time == null) {
                jdbc.update(
                        "DELETE FROM queue_next_hop WHERE spool = ? AND next_hop = ?", spool, hop);
            } else {
                jdbc.update(
                        "UPDATE queue_next_hop SET due = ?, urgent = FALSE WHERE spool = ? AND next_hop = ?",
                        QueueRows.utc(time),
                        spool,
                        hop);
            }
        });
    }

    /** Earliest time that a waiting row of it has: two looks into the index. */
    Optional<Instant> earliest(String spool, String hop) {
        return Stream.of(RecipientState.INCOMING, RecipientState.DEFERRED)
                .flatMap(state -> earliest(spool, hop, state).stream())
                .min(Comparator.naturalOrder());
    }

    private List<Instant> earliest(String spool, String hop, RecipientState state) {
        return jdbc.query(
                """
                SELECT next_attempt FROM queue_recipient
                WHERE spool = ? AND next_hop = ? AND state = ? ORDER BY next_attempt LIMIT 1\
                """,
                (row, _) -> row.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                spool,
                hop,
                state.name());
    }

    /** Puts back those that rows name and that are missing; a skip scan over the index. */
    int mend(String spool) {
        return jdbc.update(
                """
                INSERT IGNORE INTO queue_next_hop (spool, next_hop, due)
                SELECT spool, next_hop, MIN(earliest) FROM
                    (SELECT spool, next_hop, state, MIN(next_attempt) AS earliest FROM queue_recipient
                    WHERE spool = ? GROUP BY spool, next_hop, state) AS waiting
                WHERE state IN ('INCOMING', 'DEFERRED') GROUP BY spool, next_hop ORDER BY next_hop\
                """,
                spool);
    }
}
