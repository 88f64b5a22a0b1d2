package org.mailherd.mailqueue.tls;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Table {@code sts_policy}. Methods throw Spring's DataAccessException when the database does not
 * answer.
 */
public final class StsPolicyStore {
    private static final String COLUMNS = "domain, policy_id, policy, fetched, refresh_at, expires";

    private final JdbcClient jdbc;

    public StsPolicyStore(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    public Optional<StsPolicyRow> find(String domain) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM sts_policy WHERE domain = ?")
                .param(domain)
                .query(StsPolicyStore::row)
                .optional();
    }

    /** Adds or replaces. */
    public void keep(StsPolicyRow row) {
        jdbc.sql(
                        """
                        REPLACE INTO sts_policy (domain, policy_id, policy, fetched, refresh_at, expires)
                        VALUES (?, ?, ?, ?, ?, ?)\
                        """)
                .params(
                        row.domain(),
                        row.id(),
                        row.policy(),
                        utc(row.fetched()),
                        utc(row.refreshAt()),
                        utc(row.expires()))
                .update();
    }

    /** Still binding, and due to be fetched again; the longest overdue first. */
    public List<StsPolicyRow> due(Instant now, int limit) {
        return jdbc.sql(
                        "SELECT "
                                + COLUMNS
                                + " FROM sts_policy WHERE refresh_at <= ? AND expires > ?"
                                + " ORDER BY refresh_at LIMIT ?")
                .params(utc(now), utc(now), limit)
                .query(StsPolicyStore::row)
                .list();
    }

    public int removeExpired(Instant now) {
        return jdbc.sql("DELETE FROM sts_policy WHERE expires <= ? LIMIT 1000")
                .param(utc(now))
                .update();
    }

    private static StsPolicyRow row(ResultSet row, int number) throws SQLException {
        return new StsPolicyRow(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                instant(row, 4),
                instant(row, 5),
                instant(row, 6));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
