package org.mailherd.mailqueue.tls;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Table {@code tls_report_count}; several processes add to the same rows. Methods throw Spring's
 * DataAccessException when the database does not answer.
 */
public final class TlsReportStore {
    private static final int DIGEST = 16;
    private static final int DETAIL = 255;

    /** Processes that lock rows in one order do not wait for each other in a circle. */
    private static final Comparator<Object[]> BY_KEY =
            Comparator.<Object[], LocalDate>comparing(columns -> (LocalDate) columns[0])
                    .thenComparing(columns -> (byte[]) columns[1], Arrays::compareUnsigned);

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    public TlsReportStore(DataSource dataSource) {
        this.template = new JdbcTemplate(dataSource);
        this.jdbc = JdbcClient.create(template);
    }

    /** One statement: all or none. */
    public void add(List<TlsReportRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        String values =
                String.join(", ", rows.stream().map(_ -> "(?,?,?,?,?,?,?,?,?,?,?)").toList());
        Object[] parameters =
                rows.stream()
                        .map(TlsReportStore::columns)
                        .sorted(BY_KEY)
                        .flatMap(Arrays::stream)
                        .toArray();
        template.update(
                """
                INSERT INTO tls_report_count (day, digest, policy_domain, policy_type, policy_string,
                  mx_patterns, result, receiving_mx, receiving_ip, detail, sessions)
                VALUES %s ON DUPLICATE KEY UPDATE sessions = sessions + VALUES(sessions)\
                """
                        .formatted(values),
                parameters);
    }

    private static Object[] columns(TlsReportRow row) {
        String detail =
                row.detail().length() > DETAIL ? row.detail().substring(0, DETAIL) : row.detail();
        return new Object[] {
            row.day(),
            digest(row, detail),
            row.policyDomain(),
            row.policyType(),
            row.policyString(),
            row.mxPatterns(),
            row.result(),
            row.receivingMx(),
            row.receivingIp(),
            detail,
            row.sessions()
        };
    }

    private static byte[] digest(TlsReportRow row, String detail) {
        String all =
                String.join(
                        "\0",
                        row.policyDomain(),
                        row.policyType(),
                        row.policyString(),
                        row.mxPatterns(),
                        row.result(),
                        row.receivingMx(),
                        row.receivingIp(),
                        detail);
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(all.getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(digest, DIGEST);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    /** All of a day, by domain: what a report is made of. */
    public List<TlsReportRow> ofDay(LocalDate day) {
        return jdbc.sql(
                        """
                        SELECT day, policy_domain, policy_type, policy_string, mx_patterns, result,
                          receiving_mx, receiving_ip, detail, sessions
                        FROM tls_report_count WHERE day = ? ORDER BY policy_domain, policy_type, result\
                        """)
                .param(day)
                .query(TlsReportStore::row)
                .list();
    }

    /** Forgets what was reported, or is too old for it. */
    public int removeBefore(LocalDate day) {
        return jdbc.sql("DELETE FROM tls_report_count WHERE day < ? LIMIT 10000")
                .param(day)
                .update();
    }

    private static TlsReportRow row(ResultSet row, int number) throws SQLException {
        return new TlsReportRow(
                row.getObject(1, LocalDate.class),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getLong(10));
    }
}
