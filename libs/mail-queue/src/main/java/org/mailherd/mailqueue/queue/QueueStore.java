package org.mailherd.mailqueue.queue;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;
import javax.sql.DataSource;
import org.mailherd.mailmodel.QueueId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The queue tables as writer and runner use them. Every method is one transaction at READ
 * COMMITTED: the gap locks of REPEATABLE READ would make claims and inserts wait for each other.
 * Methods throw Spring's DataAccessException when the database does not answer.
 */
public final class QueueStore {
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final NextHopStore nextHops;
    private final LeaseStore leases;
    private final RowInserts inserts;
    private final SettlementStore settlements;
    private final PlaceStore places;

    public QueueStore(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        this.nextHops = new NextHopStore(jdbc);
        this.leases = new LeaseStore(jdbc, nextHops);
        this.inserts = new RowInserts(jdbc, nextHops);
        this.settlements = new SettlementStore(jdbc, nextHops);
        this.places = new PlaceStore(jdbc);
    }

    /** Writes messages with those of their recipients that have a state. */
    void insert(String spool, List<NewRows> rows) {
        transaction.executeWithoutResult(_ -> inserts.insert(spool, rows));
    }

    /** Records outcomes; messages without recipients left go with their last one. */
    void settle(String spool, List<Settlement> outcomes, List<NewRows> fresh) {
        transaction.executeWithoutResult(_ -> {
            if (!fresh.isEmpty()) {
                inserts.insert(spool, fresh);
            }
            settlements.settle(spool, outcomes);
        });
    }

    /** Those of the messages that have rows. */
    Set<QueueId> known(Collection<QueueId> ids) {
        return new HashSet<>(
                jdbc.query(
                        "SELECT qid FROM queue_message WHERE qid IN (%s)"
                                .formatted(QueueRows.marks(ids.size())),
                        (row, _) -> new QueueId(row.getString(1)),
                        ids.stream().map(QueueId::value).toArray()));
    }

    /**
     * Leases recipients that are due, at most so many; a next hop gets as much as the limits allow
     * it, those that wait longest first.
     */
    public List<LeasedMessage> claim(
            String spool, Lease lease, Instant now, int limit, ClaimLimits limits) {
        List<LeasedMessage> claimed =
                transaction.execute(
                        _ -> leases.claim(new LeaseStore.Claim(spool, lease, now, limit, limits)));
        return claimed == null ? List.of() : claimed;
    }

    /** Leases recipients of messages that could have left before a time, whatever is due when. */
    public List<LeasedMessage> claimOlder(String spool, Lease lease, Instant than, int limit) {
        List<LeasedMessage> claimed =
                transaction.execute(_ -> leases.claimOlder(spool, lease, than, limit));
        return claimed == null ? List.of() : claimed;
    }

    /** Extends the lease of rows still in work. */
    public void renew(Lease lease, Collection<QueueId> messages) {
        if (!messages.isEmpty()) {
            transaction.executeWithoutResult(_ -> leases.renew(lease, messages));
        }
    }

    /** Gives back rows whose lease has ended. */
    public int releaseExpired(String spool, Instant now) {
        return transactionalCount(() -> leases.releaseExpired(spool, now));
    }

    /** Gives back the rows of an owner that is dead. */
    public int releaseOwner(String spool, String owner, Instant now) {
        return transactionalCount(() -> leases.releaseOwner(spool, owner, now));
    }

    /** Puts next hops back that rows name and that are missing. */
    public int mendNextHops(String spool) {
        return transactionalCount(() -> nextHops.mend(spool));
    }

    private int transactionalCount(IntSupplier work) {
        Integer count = transaction.execute(_ -> work.getAsInt());
        return count == null ? 0 : count;
    }

    /** True once a message: its sender may be told that it takes longer. */
    public boolean noticeDelay(QueueId id) {
        return settlements.noticeDelay(id);
    }

    /** Those of the segments of a spool that rows name. */
    Set<Long> segmentsInUse(String spool, Collection<Long> segments) {
        return places.segmentsInUse(spool, segments);
    }

    /** How much of each segment rows name; nothing of one that none names. */
    List<PlaceStore.Use> use(String spool, Collection<Long> segments) {
        return places.use(spool, segments);
    }

    /** Messages of a segment that are not in work. */
    List<PlaceStore.Waiting> waiting(String spool, long segment, int limit) {
        return places.waiting(spool, segment, limit);
    }

    /** Writes new places of messages that are still not in work. */
    int move(List<PlaceStore.Move> moves) {
        return moves.isEmpty() ? 0 : transactionalCount(() -> places.move(moves));
    }

    /**
     * Removes messages whose last recipients were deleted by two at once, of whom neither saw the
     * other.
     */
    public int removeEmptyMessages(String spool) {
        return jdbc.update(
                """
                DELETE m FROM queue_message m LEFT JOIN queue_recipient r ON r.qid = m.qid
                WHERE m.spool = ? AND r.qid IS NULL\
                """,
                spool);
    }
}
