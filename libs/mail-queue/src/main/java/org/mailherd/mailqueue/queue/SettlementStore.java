package org.mailherd.mailqueue.queue;

import java.sql.ResultSet;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mailherd.mailmodel.QueueId;
import org.springframework.jdbc.core.JdbcTemplate;

/** Records outcomes in the rows. Called inside a transaction of {@link QueueStore}. */
final class SettlementStore {
    private final JdbcTemplate jdbc;
    private final NextHopStore nextHops;

    SettlementStore(JdbcTemplate jdbc, NextHopStore nextHops) {
        this.jdbc = jdbc;
        this.nextHops = nextHops;
    }

    void settle(String spool, List<Settlement> outcomes) {
        List<RowKey> done = new ArrayList<>();
        List<RowKey> waiting = new ArrayList<>();
        List<Object[]> updates = new ArrayList<>();
        for (Settlement outcome : outcomes) {
            RowKey key = new RowKey(outcome.id().value(), outcome.seq());
            switch (outcome) {
                case Settlement.Done _ -> done.add(key);
                case Settlement.Retry(_, _, Instant next, String reply) -> {
                    updates.add(update(RecipientState.DEFERRED, 1, next, reply, key));
                    waiting.add(key);
                }
                case Settlement.GiveBack(_, _, Instant next) -> {
                    updates.add(update(RecipientState.INCOMING, 0, next, null, key));
                    waiting.add(key);
                }
                case Settlement.Hold(_, _, String reply) ->
                        updates.add(update(RecipientState.HOLD, 1, null, reply, key));
            }
        }
        if (!done.isEmpty()) {
            delete(done);
        }
        if (!updates.isEmpty()) {
            update(updates);
        }
        if (!waiting.isEmpty()) {
            nextHops.bringForward(spool, due(waiting));
        }
    }

    private static Object[] update(
            RecipientState state,
            int attempts,
            @Nullable Instant next,
            @Nullable String reply,
            RowKey key) {
        return new Object[] {
            state.name(),
            attempts,
            QueueRows.nullable(Types.TIMESTAMP, next == null ? null : QueueRows.utc(next)),
            QueueRows.nullable(Types.VARCHAR, QueueRows.cut(reply)),
            key.qid(),
            key.seq()
        };
    }

    private void delete(List<RowKey> done) {
        jdbc.update(
                "DELETE FROM queue_recipient WHERE " + RowKey.condition(done),
                RowKey.values(done).toArray());
        Set<String> messages = new LinkedHashSet<>();
        done.forEach(key -> messages.add(key.qid()));
        jdbc.update(
                """
                DELETE m FROM queue_message m LEFT JOIN queue_recipient r ON r.qid = m.qid
                WHERE r.qid IS NULL AND m.qid IN (%s)\
                """
                        .formatted(QueueRows.marks(messages.size())),
                messages.toArray());
    }

    /** An administrator may have put the row on hold meanwhile, or removed it: that stands. */
    private void update(List<Object[]> updates) {
        jdbc.batchUpdate(
                """
                UPDATE queue_recipient
                SET state = IF(state = 'HOLD', state, ?), attempts = attempts + ?,
                    next_attempt = COALESCE(?, next_attempt), last_reply = COALESCE(?, last_reply),
                    lease_owner = NULL, lease_until = NULL
                WHERE qid = ? AND seq = ?\
                """,
                updates);
    }

    private Map<String, Instant> due(List<RowKey> waiting) {
        Map<String, Instant> due = new TreeMap<>();
        jdbc.query(
                "SELECT next_hop, MIN(next_attempt) AS earliest FROM queue_recipient WHERE "
                        + RowKey.condition(waiting)
                        + " AND state IN ('INCOMING', 'DEFERRED') GROUP BY next_hop",
                (ResultSet row) -> {
                    due.put(
                            row.getString("next_hop"),
                            row.getObject("earliest", LocalDateTime.class)
                                    .toInstant(ZoneOffset.UTC));
                },
                RowKey.values(waiting).toArray());
        return due;
    }

    /** True for the first who asks: the sender is told once that a message takes longer. */
    boolean noticeDelay(QueueId id) {
        return jdbc.update(
                        "UPDATE queue_message SET delay_noticed = TRUE WHERE qid = ? AND NOT delay_noticed",
                        id.value())
                > 0;
    }
}
