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
    private static final String KEYED = " WHERE qid IN (%s) AND (qid, seq) IN (%s) AND ";

    /** Not before the sender allows it (RFC 4865). */
    private static final String NOW =
            "GREATEST(?, COALESCE((SELECT m.hold_until FROM queue_message m WHERE m.qid = queue_recipient.qid), ?))";

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
                "UPDATE queue_recipient SET state = IF(lease_owner IS NULL, 'INCOMING', 'ACTIVE'), next_attempt = "
                        + NOW
                        + KEYED
                        + "state = 'HOLD'",
                List.of(now(), now()));
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
                "UPDATE queue_recipient SET state = 'INCOMING', attempts = 0, last_reply = NULL, next_attempt = "
                        + NOW
                        + KEYED
                        + "lease_owner IS NULL",
                List.of(now(), now()));
    }

    /** Tries what waits for a later attempt now, also where the destination is backed off from. */
    public int flush(QueueSelection selection) {
        return inChunks(
                selection,
                "r.state IN ('INCOMING', 'DEFERRED')",
                "UPDATE queue_recipient SET next_attempt = "
                        + NOW
                        + KEYED
                        + "state IN ('INCOMING', 'DEFERRED')",
                List.of(now(), now()));
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
        String condition = KEYED.formatted(marks("?", keys), marks("(?, ?)", keys));
        List<Object> named = new ArrayList<>();
        // The ids alone too: MariaDB finds no index for a list of pairs.
        keys.forEach(key -> named.add(key.qid()));
        keys.forEach(key -> Collections.addAll(named, key.qid(), key.seq()));
        List<Object> values = new ArrayList<>(first);
        values.addAll(named);
        int changed = jdbc.update(statement.replace(KEYED, condition), values.toArray());
        jdbc.update(
                """
                DELETE m FROM queue_message m LEFT JOIN queue_recipient r ON r.qid = m.qid
                WHERE r.qid IS NULL AND m.qid IN (%s)\
                """
                        .formatted(marks("?", keys)),
                keys.stream().map(Key::qid).toArray());
        named.addFirst(now());
        jdbc.update(
                """
                INSERT INTO queue_next_hop (spool, next_hop, due, urgent)
                SELECT DISTINCT spool, next_hop, ?, TRUE FROM queue_recipient\
                """
                        + condition
                        + """
                        state IN ('INCOMING', 'DEFERRED') ORDER BY spool, next_hop
                        ON DUPLICATE KEY UPDATE due = LEAST(due, VALUES(due)), urgent = TRUE\
                        """,
                named.toArray());
        return changed;
    }

    private static String marks(String one, List<Key> keys) {
        return String.join(", ", Collections.nCopies(keys.size(), one));
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
