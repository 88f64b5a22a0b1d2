package org.mailherd.mailqueue.journey;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.BatchPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes and prunes {@code mail_event}. Methods throw Spring's DataAccessException or
 * TransactionException when the database does not answer.
 */
public final class JourneyStore {
    private static final String INSERT =
            """
            INSERT INTO mail_event (id, kind, service, qid, related, message_id, peer, sender, recipient, status, detail)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    /**
     * @param id see {@link EventIds}
     */
    record Row(long id, JourneyStep step) {}

    public JourneyStore(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
    }

    /** All or none. */
    void insert(String service, List<Row> rows) {
        transaction.executeWithoutResult(_ -> jdbc.batchUpdate(INSERT, new Rows(service, rows)));
    }

    /**
     * Removes the oldest steps from before a time, at most so many.
     *
     * @return how many went
     */
    public int prune(Instant before, int limit) {
        return jdbc.update(
                "DELETE FROM mail_event WHERE id < ? ORDER BY id LIMIT ?",
                EventIds.first(before),
                limit);
    }

    private record Rows(String service, List<Row> rows) implements BatchPreparedStatementSetter {
        @Override
        public void setValues(PreparedStatement row, int i) throws SQLException {
            JourneyStep step = rows.get(i).step();
            row.setLong(1, rows.get(i).id());
            row.setString(2, step.kind().name());
            row.setString(3, service);
            text(row, 4, step.qid(), 16);
            text(row, 5, step.related(), 16);
            text(row, 6, step.messageId(), 255);
            text(row, 7, step.peer(), 255);
            text(row, 8, step.sender(), 320);
            text(row, 9, step.recipient(), 320);
            text(row, 10, step.status(), 12);
            text(row, 11, step.detail(), 1000);
        }

        private static void text(PreparedStatement row, int column, String value, int limit)
                throws SQLException {
            if (value.isEmpty()) {
                row.setNull(column, Types.VARCHAR);
            } else {
                row.setString(column, cut(value, limit));
            }
        }

        /** Never between the halves of a surrogate pair. */
        private static String cut(String value, int limit) {
            if (value.length() <= limit) {
                return value;
            }
            boolean pair = Character.isHighSurrogate(value.charAt(limit - 1));
            return value.substring(0, pair ? limit - 1 : limit);
        }

        @Override
        public int getBatchSize() {
            return rows.size();
        }
    }
}
