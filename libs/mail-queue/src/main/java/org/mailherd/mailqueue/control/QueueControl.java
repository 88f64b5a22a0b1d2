package org.mailherd.mailqueue.control;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The verbs. Each goes through the selection in chunks of {@value #CHUNK} rows, a short transaction
 * each, and returns how many recipients it changed. Rows in work are safe: an attempt under way
 * ends as it ends, but a hold outlives it, a deleted row stays deleted whatever the attempt brings,
 * and a release does not hand the row to a second runner.
 */
public final class QueueControl {
    private static final int CHUNK = 1000;
    private static final String KEYED = " WHERE (qid, seq) IN (%s) AND ";

    private final JdbcTemplate jdbc;
    private final Clock clock;

    private record Key(String qid, int seq) {}

    public QueueControl(DataSource source, Clock clock) {
        this.jdbc = new JdbcTemplate(source);
        this.clock = clock;
    }

    /** Stops further attempts until released. */
    public int hold(QueueSelection selection) {
        return inChunks(
                selection,
                "r.state <> 'HOLD'",
                "UPDATE queue_recipient SET state = 'HOLD'" + KEYED + "state <> 'HOLD'",
                List.of());
    }

    /** Ends a hold; the next attempt is at once. A row still in work goes on being in work. */
    public int release(QueueSelection selection) {
        return inChunks(
                selection,
                "r.state = 'HOLD'",
                """
                UPDATE queue_recipient
                SET state = IF(lease_owner IS NULL, 'INCOMING', 'ACTIVE'), next_attempt = ?\
                """
                        + KEYED
                        + "state = 'HOLD'",
                List.of(now()));
    }

    /** Removes without a report to anybody. */
    public int delete(QueueSelection selection) {
        return inChunks(
                selection, "TRUE", "DELETE FROM queue_recipient" + KEYED + "TRUE", List.of());
    }

    /**
     * Begins anew with what waits or is held: no attempts counted, the next one at once. The age of
     * the message stays.
     */
    public int requeue(QueueSelection selection) {
        return inChunks(
                selection,
                "r.lease_owner IS NULL",
                """
                UPDATE queue_recipient
                SET state = 'INCOMING', attempts = 0, last_reply = NULL, next_attempt = ?\
                """
                        + KEYED
                        + "lease_owner IS NULL",
                List.of(now()));
    }

    /** Tries what waits for a later attempt now, also where the destination is backed off from. */
    public int flush(QueueSelection selection) {
        return inChunks(
                selection,
                "r.state IN ('INCOMING', 'DEFERRED')",
                "UPDATE queue_recipient SET next_attempt = ?"
                        + KEYED
                        + "state IN ('INCOMING', 'DEFERRED')",
                List.of(now()));
    }

    private int inChunks(
            QueueSelection selection, String state, String statement, List<Object> first) {
        int changed = 0;
        Key after = new Key("", 0);
        while (true) {
            List<Key> keys = keys(selection, state, after);
            if (keys.isEmpty()) {
                return changed;
            }
            changed += change(keys, statement, first);
            after = keys.getLast();
            if (keys.size() < CHUNK) {
                return changed;
            }
        }
    }

    private List<Key> keys(QueueSelection selection, String state, Key after) {
        List<Object> values = new ArrayList<>(selection.values());
        Collections.addAll(values, after.qid(), after.qid(), after.seq(), CHUNK);
        String messages =
                selection.sender().isPresent() ? "JOIN queue_message m ON m.qid = r.qid " : "";
        return jdbc.query(
                "SELECT r.qid, r.seq FROM queue_recipient r "
                        + messages
                        + "WHERE "
                        + selection.condition()
                        + " AND "
                        + state
                        + " AND r.qid >= ? AND (r.qid > ? OR r.seq > ?) ORDER BY r.qid, r.seq LIMIT ?",
                (row, _) -> new Key(row.getString(1), row.getInt(2)),
                values.toArray());
    }

    private int change(List<Key> keys, String statement, List<Object> first) {
        String marks = String.join(", ", Collections.nCopies(keys.size(), "(?, ?)"));
        List<Object> values = new ArrayList<>(first);
        List<Object> named = new ArrayList<>();
        for (Key key : keys) {
            Collections.addAll(named, key.qid(), key.seq());
        }
        values.addAll(named);
        int changed = jdbc.update(statement.formatted(marks), values.toArray());
        named.addFirst(now());
        jdbc.update(
                """
                INSERT INTO queue_next_hop (spool, next_hop, due)
                SELECT DISTINCT spool, next_hop, ? FROM queue_recipient
                WHERE (qid, seq) IN (%s) AND state IN ('INCOMING', 'DEFERRED') ORDER BY spool, next_hop
                ON DUPLICATE KEY UPDATE due = LEAST(due, VALUES(due))\
                """
                        .formatted(marks),
                named.toArray());
        return changed;
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
