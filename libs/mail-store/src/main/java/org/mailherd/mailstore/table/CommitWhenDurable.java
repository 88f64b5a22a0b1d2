package org.mailherd.mailstore.table;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Predicate;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.RowMapper;

/**
 * A compound statement that begins a transaction and leaves it open while the octets of its message
 * are synced: the two waits for a disk overlap but for the commit's own.
 *
 * @param <T> what the statement's one row says
 */
final class CommitWhenDurable<T> implements ConnectionCallback<T> {
    private final String sql;
    private final RowMapper<T> mapper;
    private final Predicate<T> isOpen;
    private final Runnable awaitDurable;

    /**
     * @param isOpen whether there is a transaction to commit, by what the row says
     */
    CommitWhenDurable(String sql, RowMapper<T> mapper, Predicate<T> isOpen, Runnable awaitDurable) {
        this.sql = sql;
        this.mapper = mapper;
        this.isOpen = isOpen;
        this.awaitDurable = awaitDurable;
    }

    @Override
    public T doInConnection(Connection connection) throws SQLException {
        boolean ended = false;
        try {
            T result = begin(connection);
            if (isOpen.test(result)) {
                awaitDurable.run();
                say(connection, "COMMIT");
            }
            ended = true;
            return result;
        } finally {
            if (!ended) {
                rollBack(connection);
            }
        }
    }

    private T begin(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery(sql)) {
                if (!row.next()) {
                    throw new SQLException("the statement said nothing");
                }
                // The mapper makes something of each row.
                @SuppressWarnings("NullAway")
                T result = mapper.mapRow(row, 0);
                return result;
            }
        }
    }

    /** The pool knows of no transaction: it must get no connection back that is in one. */
    static void rollBack(Connection connection) throws SQLException {
        try {
            say(connection, "ROLLBACK");
        } catch (SQLException e) {
            connection.abort(Runnable::run);
        }
    }

    private static void say(Connection connection, String word) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(word);
        }
    }
}
