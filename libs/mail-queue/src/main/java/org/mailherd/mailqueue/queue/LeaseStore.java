package org.mailherd.mailqueue.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailherd.mailmodel.QueueId;
import org.springframework.jdbc.core.JdbcTemplate;

/** Leases on recipient rows. Called inside a transaction of {@link QueueStore}. */
final class LeaseStore {
    private record Key(String qid, int seq) {}

    private final JdbcTemplate jdbc;

    LeaseStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    List<LeasedMessage> claim(String spool, Lease lease, Instant now, int limit) {
        List<Key> keys = new ArrayList<>();
        // One statement per state: each reads the index in order and locks no row it does not take.
        for (RecipientState state : List.of(RecipientState.INCOMING, RecipientState.DEFERRED)) {
            keys.addAll(lockDue(spool, state, now, limit - keys.size()));
        }
        if (keys.isEmpty()) {
            return List.of();
        }
        jdbc.batchUpdate(
                """
                UPDATE queue_recipient SET state = 'ACTIVE', lease_owner = ?, lease_until = ?
                WHERE qid = ? AND seq = ?\
                """,
                keys.stream()
                        .map(key ->
                                new Object[] {
                                    lease.owner(),
                                    QueueRows.utc(lease.until()),
                                    key.qid(),
                                    key.seq()
                                })
                        .toList());
        return read(keys);
    }

    private List<Key> lockDue(String spool, RecipientState state, Instant now, int limit) {
        if (limit <= 0) {
            return List.of();
        }
        return jdbc.query(
                """
                SELECT qid, seq FROM queue_recipient
                WHERE spool = ? AND state = ? AND next_attempt <= ?
                ORDER BY next_attempt LIMIT ? FOR UPDATE SKIP LOCKED\
                """,
                (row, _) -> new Key(row.getString("qid"), row.getInt("seq")),
                spool,
                state.name(),
                QueueRows.utc(now),
                limit);
    }

    private List<LeasedMessage> read(List<Key> keys) {
        List<String> ids = keys.stream().map(Key::qid).distinct().toList();
        Map<Key, QueuedRecipient> recipients = new LinkedHashMap<>();
        jdbc.query(
                "SELECT * FROM queue_recipient WHERE qid IN (%s)"
                        .formatted(QueueRows.marks(ids.size())),
                (ResultSet row) -> {
                    recipients.put(
                            new Key(row.getString("qid"), row.getInt("seq")),
                            QueueRows.recipient(row));
                },
                ids.toArray());
        recipients.keySet().retainAll(new HashSet<>(keys));
        return jdbc.query(
                "SELECT * FROM queue_message WHERE qid IN (%s) ORDER BY arrived"
                        .formatted(QueueRows.marks(ids.size())),
                (row, _) -> message(row, recipients),
                ids.toArray());
    }

    private static LeasedMessage message(ResultSet row, Map<Key, QueuedRecipient> recipients)
            throws SQLException {
        String qid = row.getString("qid");
        List<QueuedRecipient> own =
                recipients.entrySet().stream()
                        .filter(entry -> entry.getKey().qid().equals(qid))
                        .map(Map.Entry::getValue)
                        .toList();
        return new LeasedMessage(QueueRows.envelope(row), QueueRows.place(row), own);
    }

    void renew(Lease lease, Collection<QueueId> messages) {
        jdbc.batchUpdate(
                "UPDATE queue_recipient SET lease_until = ? WHERE qid = ? AND state = 'ACTIVE' AND lease_owner = ?",
                messages.stream()
                        .map(id ->
                                new Object[] {
                                    QueueRows.utc(lease.until()), id.value(), lease.owner()
                                })
                        .toList());
    }

    int releaseExpired(String spool, Instant now) {
        return jdbc.update(
                """
                UPDATE queue_recipient
                SET state = 'INCOMING', next_attempt = ?, lease_owner = NULL, lease_until = NULL
                WHERE spool = ? AND state = 'ACTIVE' AND lease_until < ?\
                """,
                QueueRows.utc(now),
                spool,
                QueueRows.utc(now));
    }

    int releaseOthers(String spool, String owner, Instant now) {
        return jdbc.update(
                """
                UPDATE queue_recipient
                SET state = 'INCOMING', next_attempt = ?, lease_owner = NULL, lease_until = NULL
                WHERE spool = ? AND state = 'ACTIVE' AND lease_owner <> ?\
                """,
                QueueRows.utc(now),
                spool,
                owner);
    }
}
