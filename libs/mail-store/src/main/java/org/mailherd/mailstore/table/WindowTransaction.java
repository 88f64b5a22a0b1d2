package org.mailherd.mailstore.table;

import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection of an append window, in one transaction from its first lock to its end: the pool
 * knows of none.
 */
final class WindowTransaction {
    private static final Logger log = LoggerFactory.getLogger(WindowTransaction.class);
    private static final int SECONDS_FOR_AN_ANSWER = 5;

    private final Connection connection;

    private WindowTransaction(Connection connection) {
        this.connection = connection;
    }

    static WindowTransaction begin(FlagWindows.Connections database) throws SQLException {
        return new WindowTransaction(database.open());
    }

    Connection connection() {
        return connection;
    }

    /** Whether MariaDB still has it, and with it its locks. */
    boolean isAlive() {
        try {
            return connection.isValid(SECONDS_FOR_AN_ANSWER);
        } catch (SQLException e) {
            return false;
        }
    }

    void rollBack() {
        try {
            CommitWhenDurable.rollBack(connection);
        } catch (SQLException e) {
            log.debug("event=rollback-failed reason=\"{}\"", e.getMessage());
        }
    }

    /** Gives the connection back; nothing is open on it. */
    void end() {
        try {
            connection.close();
        } catch (SQLException e) {
            log.debug("event=connection-close-failed reason=\"{}\"", e.getMessage());
        }
    }
}
