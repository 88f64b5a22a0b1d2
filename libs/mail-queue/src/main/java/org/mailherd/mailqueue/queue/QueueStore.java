package org.mailherd.mailqueue.queue;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mailherd.mailmodel.QueueId;
import org.mailherd.mailqueue.envelope.MailTerms;
import org.mailherd.mailqueue.envelope.OriginalRecipient;
import org.mailherd.mailqueue.envelope.RecipientDsn;
import org.mailherd.mailqueue.spool.SpoolRef;
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
    private final LeaseStore leases;

    /**
     * @param active whether the rows belong to the runner of this process at once
     */
    public record NewRows(LeasedMessage message, boolean active) {}

    public QueueStore(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        this.leases = new LeaseStore(jdbc);
    }

    /** Writes messages with all their recipients. */
    public void insert(String spool, Lease lease, Instant now, List<NewRows> rows) {
        List<Object[]> messages = new ArrayList<>();
        List<Object[]> recipients = new ArrayList<>();
        for (NewRows row : rows) {
            messages.add(messageColumns(spool, row.message()));
            for (QueuedRecipient recipient : row.message().recipients()) {
                recipients.add(recipientColumns(spool, lease, now, row, recipient));
            }
        }
        transaction.executeWithoutResult(_ -> {
            jdbc.batchUpdate(
                    """
                    INSERT INTO queue_message (qid, spool, segment, position, length, origin, reverse_path,
                        client_address, login, smtp_utf8, arrived, ret, envid, body_type, require_tls, hold_until)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
                    """,
                    messages);
            jdbc.batchUpdate(
                    """
                    INSERT INTO queue_recipient (qid, seq, spool, recipient, original, destination, transport,
                        state, next_attempt, lease_owner, lease_until, notify, orcpt)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
                    """,
                    recipients);
        });
    }

    private static Object[] messageColumns(String spool, LeasedMessage message) {
        MessageEnvelope envelope = message.envelope();
        MailTerms terms = envelope.terms();
        SpoolRef place = message.place();
        return new Object[] {
            envelope.id().value(),
            spool,
            place.segment(),
            place.position(),
            place.length(),
            envelope.origin().name(),
            envelope.reversePath().addressText(),
            envelope.clientAddress(),
            QueueRows.nullable(Types.VARCHAR, envelope.login().orElse(null)),
            envelope.smtpUtf8(),
            QueueRows.utc(envelope.arrived()),
            QueueRows.nullable(Types.VARCHAR, terms.dsn().ret().map(Enum::name).orElse(null)),
            QueueRows.nullable(Types.VARCHAR, terms.dsn().envid().orElse(null)),
            terms.body().keyword(),
            terms.requireTls().name(),
            QueueRows.nullable(Types.TIMESTAMP, terms.holdUntil().map(QueueRows::utc).orElse(null))
        };
    }

    private static Object[] recipientColumns(
            String spool, Lease lease, Instant now, NewRows row, QueuedRecipient recipient) {
        boolean active = row.active();
        Instant due = row.message().envelope().due();
        RecipientDsn dsn = recipient.dsn();
        return new Object[] {
            row.message().envelope().id().value(),
            recipient.seq(),
            spool,
            recipient.recipient().toString(),
            recipient.original().toString(),
            recipient.recipient().domain(),
            recipient.transport().name(),
            (active ? RecipientState.ACTIVE : RecipientState.INCOMING).name(),
            QueueRows.utc(due.isAfter(now) ? due : now),
            QueueRows.nullable(Types.VARCHAR, active ? lease.owner() : null),
            QueueRows.nullable(Types.TIMESTAMP, active ? QueueRows.utc(lease.until()) : null),
            QueueRows.nullable(Types.VARCHAR, dsn.notifyOn().said() ? dsn.notifyOn().text() : null),
            QueueRows.nullable(
                    Types.VARCHAR, dsn.orcpt().map(OriginalRecipient::toString).orElse(null))
        };
    }

    /** Leases recipients that are due, at most so many, oldest first. */
    public List<LeasedMessage> claim(String spool, Lease lease, Instant now, int limit) {
        List<LeasedMessage> claimed =
                transaction.execute(_ -> leases.claim(spool, lease, now, limit));
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

    /**
     * Gives back the rows that an earlier run of the process had: the spool's lock says that it is
     * dead.
     */
    public int releaseOthers(String spool, Lease current, Instant now) {
        return transactionalCount(() -> leases.releaseOthers(spool, current.owner(), now));
    }

    private int transactionalCount(IntSupplier work) {
        Integer count = transaction.execute(_ -> work.getAsInt());
        return count == null ? 0 : count;
    }

    /** Records outcomes; messages without recipients left go with their last one. */
    public void settle(List<Settlement> outcomes) {
        List<Object[]> done = new ArrayList<>();
        List<Object[]> retry = new ArrayList<>();
        Set<QueueId> finished = new HashSet<>();
        for (Settlement outcome : outcomes) {
            String qid = outcome.id().value();
            switch (outcome) {
                case Settlement.Done(QueueId id, int seq) -> {
                    done.add(new Object[] {qid, seq});
                    finished.add(id);
                }
                case Settlement.Retry(_, int seq, Instant next, String reply) ->
                        retry.add(
                                waiting(
                                        RecipientState.DEFERRED,
                                        1,
                                        QueueRows.utc(next),
                                        reply,
                                        qid,
                                        seq));
                case Settlement.GiveBack(_, int seq, Instant next) ->
                        retry.add(
                                waiting(
                                        RecipientState.INCOMING,
                                        0,
                                        QueueRows.utc(next),
                                        null,
                                        qid,
                                        seq));
                case Settlement.Hold(_, int seq, String reply) ->
                        retry.add(waiting(RecipientState.HOLD, 1, null, reply, qid, seq));
            }
        }
        transaction.executeWithoutResult(_ -> write(done, retry, finished));
    }

    private static Object[] waiting(
            RecipientState state,
            int attempts,
            @Nullable LocalDateTime next,
            @Nullable String reply,
            String qid,
            int seq) {
        return new Object[] {
            state.name(),
            attempts,
            QueueRows.nullable(Types.TIMESTAMP, next),
            QueueRows.nullable(Types.VARCHAR, QueueRows.cut(reply)),
            qid,
            seq
        };
    }

    private void write(List<Object[]> done, List<Object[]> waiting, Set<QueueId> finished) {
        if (!done.isEmpty()) {
            jdbc.batchUpdate("DELETE FROM queue_recipient WHERE qid = ? AND seq = ?", done);
        }
        if (!waiting.isEmpty()) {
            // An administrator may have put the row on hold meanwhile: that stands.
            jdbc.batchUpdate(
                    """
                    UPDATE queue_recipient
                    SET state = IF(state = 'HOLD', state, ?), attempts = attempts + ?,
                        next_attempt = COALESCE(?, next_attempt), last_reply = COALESCE(?, last_reply),
                        lease_owner = NULL, lease_until = NULL
                    WHERE qid = ? AND seq = ?\
                    """,
                    waiting);
        }
        if (!finished.isEmpty()) {
            jdbc.update(
                    """
                    DELETE m FROM queue_message m LEFT JOIN queue_recipient r ON r.qid = m.qid
                    WHERE r.qid IS NULL AND m.qid IN (%s)\
                    """
                            .formatted(QueueRows.marks(finished.size())),
                    finished.stream().map(QueueId::value).toArray());
        }
    }

    /** Segments of a spool that rows name. */
    public Set<Long> segmentsInUse(String spool) {
        return new HashSet<>(
                jdbc.queryForList(
                        "SELECT DISTINCT segment FROM queue_message WHERE spool = ?",
                        Long.class,
                        spool));
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
