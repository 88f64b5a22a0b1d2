package org.mailherd.mailstore.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the tables say should be indexed. */
public final class IndexRows {
    private static final int FETCH_SIZE = 10_000;

    private final JdbcTemplate jdbc;

    public IndexRows(JdbcTemplate jdbc) {
        this.jdbc = new JdbcTemplate(Objects.requireNonNull(jdbc.getDataSource()));
        this.jdbc.setFetchSize(FETCH_SIZE);
    }

    /** Takes a message by where it is. */
    interface Sink {
        void accept(long uid, long emailId);
    }

    /** By mailbox, a number that grows with every message that arrives. */
    Map<Long, Long> arrivals() {
        Map<Long, Long> arrivals = new HashMap<>();
        jdbc.query(
                "SELECT mailbox_id, SUM(uid_next) FROM folder GROUP BY mailbox_id",
                row -> {
                    arrivals.put(row.getLong(1), row.getLong(2));
                });
        return arrivals;
    }

    long arrivals(long mailboxId) {
        Long sum =
                jdbc.queryForObject(
                        "SELECT COALESCE(SUM(uid_next), 0) FROM folder WHERE mailbox_id = ?",
                        Long.class,
                        mailboxId);
        return sum == null ? 0 : sum;
    }

    List<Long> folders(long mailboxId) {
        return jdbc.queryForList(
                "SELECT id FROM folder WHERE mailbox_id = ? ORDER BY id", Long.class, mailboxId);
    }

    /** In the order of UIDs. */
    void emails(long folderId, Sink messages) {
        jdbc.query(
                "SELECT uid, email_id FROM message WHERE folder_id = ? ORDER BY uid",
                row -> {
                    messages.accept(row.getLong(1), row.getLong(2));
                },
                folderId);
    }
}
