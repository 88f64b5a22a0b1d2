package org.mailherd.mailqueue.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mailherd.mailmodel.QueueId;
import org.springframework.jdbc.core.JdbcTemplate;

/** Leases on recipient rows. Called inside a transaction of {@link QueueStore}. */
final class LeaseStore {
    private static final int HOPS = 32;

    private final JdbcTemplate jdbc;
    private final NextHopStore nextHops;

    LeaseStore(JdbcTemplate jdbc, NextHopStore nextHops) {
        this.jdbc = jdbc;
        this.nextHops = nextHops;
    }

    /** What one claim is about. */
    record Claim(String spool, Lease lease, Instant now, int limit, ClaimLimits limits) {}

    List<LeasedMessage> claim(Claim claim) {
        List<RowKey> keys = new ArrayList<>();
        SortedMap<String, @Nullable Instant> due = new TreeMap<>();
        List<String> asked = new ArrayList<>();
        for (NextHopStore.Due hop : nextHops.lockDue(claim.spool(), claim.now(), HOPS)) {
            int room = claim.limit() - keys.size();
            if (room <= 0) {
                break;
            }
            int wanted = claim.limits().recipients(hop.nextHop(), hop.urgent());
            if (wanted <= 0) {
                due.put(hop.nextHop(), claim.limits().again(hop.nextHop(), claim.now()));
            } else {
                keys.addAll(lockDue(claim, hop.nextHop(), Math.min(room, wanted)));
                asked.add(hop.nextHop());
            }
        }
        List<LeasedMessage> messages = take(claim.lease(), keys);
        for (String hop : asked) {
            due.put(hop, nextHops.earliest(claim.spool(), hop).orElse(null));
        }
        nextHops.postpone(claim.spool(), due);
        return messages;
    }

    /** A quarter for those that failed before, as long as there are new ones. */
    private List<RowKey> lockDue(Claim claim, String hop, int limit) {
        List<RowKey> keys =
                new ArrayList<>(lockDue(claim, hop, RecipientState.DEFERRED, (limit + 3) / 4));
        keys.addAll(lockDue(claim, hop, RecipientState.INCOMING, limit - keys.size()));
        return keys;
    }

    private List<RowKey> lockDue(Claim claim, String hop, RecipientState state, int limit) {
        if (limit <= 0) {
            return List.of();
        }
        return jdbc.query(
                """
                SELECT qid, seq FROM queue_recipient
                WHERE spool = ? AND next_hop = ? AND state = ? AND next_attempt <= ?
                ORDER BY next_attempt LIMIT ? FOR UPDATE SKIP LOCKED\
                """,
                (row, _) -> new RowKey(row.getString("qid"), row.getInt("seq")),
                claim.spool(),
                hop,
                state.name(),
                QueueRows.utc(claim.now()),
                limit);
    }

    /** Queue ids are in the order of time: the primary key finds the old ones. */
    List<LeasedMessage> claimOlder(String spool, Lease lease, Instant than, int limit) {
        List<RowKey> keys =
                jdbc.query(
                        """
                        SELECT r.qid, r.seq FROM queue_recipient r JOIN queue_message m ON m.qid = r.qid
                        WHERE r.qid < ? AND r.spool = ? AND r.state IN ('INCOMING', 'DEFERRED')
                            AND GREATEST(m.arrived, COALESCE(m.hold_until, m.arrived)) < ?
                        ORDER BY r.qid LIMIT ? FOR UPDATE SKIP LOCKED\
                        """,
                        (row, _) -> new RowKey(row.getString("qid"), row.getInt("seq")),
                        QueueId.lowest(than).value(),
                        spool,
                        QueueRows.utc(than),
                        limit);
        return take(lease, keys);
    }

    private List<LeasedMessage> take(Lease lease, List<RowKey> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        List<Object> values = new ArrayList<>();
        values.add(lease.owner());
        values.add(QueueRows.utc(lease.until()));
        values.addAll(RowKey.values(keys));
        jdbc.update(
                "UPDATE queue_recipient SET state = 'ACTIVE', lease_owner = ?, lease_until = ? WHERE "
                        + RowKey.condition(keys),
                values.toArray());
        return read(keys);
    }

    private List<LeasedMessage> read(List<RowKey> keys) {
        Map<String, List<QueuedRecipient>> recipients = new LinkedHashMap<>();
        jdbc.query(
                "SELECT * FROM queue_recipient WHERE " + RowKey.condition(keys),
                (ResultSet row) -> {
                    recipients
                            .computeIfAbsent(row.getString("qid"), _ -> new ArrayList<>())
                            .add(QueueRows.recipient(row));
                },
                RowKey.values(keys).toArray());
        return jdbc.query(
                "SELECT * FROM queue_message WHERE qid IN (%s) ORDER BY arrived"
                        .formatted(QueueRows.marks(recipients.size())),
                (row, _) -> message(row, recipients),
                recipients.keySet().toArray());
    }

    private static LeasedMessage message(
            ResultSet row, Map<String, List<QueuedRecipient>> recipients) throws SQLException {
        return new LeasedMessage(
                QueueRows.envelope(row),
                QueueRows.place(row),
                recipients.getOrDefault(row.getString("qid"), List.of()));
    }

    void renew(Lease lease, Collection<QueueId> messages) {
        List<Object> values = new ArrayList<>();
        values.add(QueueRows.utc(lease.until()));
        values.add(lease.owner());
        messages.forEach(id -> values.add(id.value()));
        jdbc.update(
                "UPDATE queue_recipient SET lease_until = ? WHERE lease_owner = ? AND qid IN (%s)"
                        .formatted(QueueRows.marks(messages.size())),
                values.toArray());
    }

    int releaseExpired(String spool, Instant now) {
        return release(
                spool, now, "lease_owner IS NOT NULL AND lease_until < ?", QueueRows.utc(now));
    }

    int releaseOwner(String spool, String owner, Instant now) {
        return release(spool, now, "lease_owner = ?", owner);
    }

    /** A hold outlives the lease. */
    private int release(String spool, Instant now, String condition, Object value) {
        List<String> hops =
                jdbc.queryForList(
                        "SELECT DISTINCT next_hop FROM queue_recipient WHERE spool = ? AND "
                                + condition,
                        String.class,
                        spool,
                        value);
        if (hops.isEmpty()) {
            return 0;
        }
        int released =
                jdbc.update(
                        "UPDATE queue_recipient"
                                + " SET state = IF(state = 'HOLD', state, 'INCOMING'), next_attempt = ?,"
                                + " lease_owner = NULL, lease_until = NULL WHERE spool = ? AND "
                                + condition,
                        QueueRows.utc(now),
                        spool,
                        value);
        Map<String, Instant> due = new TreeMap<>();
        hops.forEach(hop -> due.put(hop, now));
        nextHops.bringForward(spool, due);
        return released;
    }
}
