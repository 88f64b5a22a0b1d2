package org.mailherd.mailqueue.view;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.mailherd.mailqueue.control.QueueSelection;
import org.mailherd.mailqueue.queue.Origin;
import org.mailherd.mailqueue.queue.RecipientState;
import org.mailherd.mailqueue.spool.SpoolRef;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Lists messages, the oldest first: a queue id sorts by time, so that a page is a walk along an
 * index from where the last one ended, however long the queue is.
 */
public final class QueueBrowser {
    private static final int SHOWN_RECIPIENTS = 50;
    private static final int TIMEOUT_SECONDS = 10;

    private final JdbcTemplate jdbc;

    public QueueBrowser(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.jdbc.setQueryTimeout(TIMEOUT_SECONDS);
    }

    /** A page of messages with up to {@value #SHOWN_RECIPIENTS} recipients each. */
    public List<QueuedMessage> list(MessageFilter filter) {
        return read(ids(filter), SHOWN_RECIPIENTS);
    }

    /** One message with all its recipients. */
    public Optional<QueuedMessage> find(String qid) {
        return read(List.of(qid), Integer.MAX_VALUE).stream().findFirst();
    }

    /** When the oldest message came that still waits. */
    public Optional<Instant> oldest() {
        return jdbc
                .query(
                        "SELECT arrived FROM queue_message ORDER BY qid LIMIT 1",
                        (row, _) -> instant(row, "arrived"))
                .stream()
                .findFirst();
    }

    private List<String> ids(MessageFilter filter) {
        QueueSelection selection = filter.selection();
        List<Object> values = new ArrayList<>(selection.values());
        filter.state().ifPresent(state -> values.add(state.name()));
        Collections.addAll(values, filter.after(), filter.limit());
        return jdbc.queryForList(
                """
                SELECT DISTINCT r.qid FROM queue_recipient r %s
                WHERE %s %s AND r.qid > ? ORDER BY r.qid LIMIT ?\
                """
                        .formatted(
                                selection.sender().isPresent()
                                        ? "JOIN queue_message m ON m.qid = r.qid"
                                        : "",
                                selection.condition(),
                                filter.state().isPresent() ? "AND r.state = ?" : ""),
                String.class,
                values.toArray());
    }

    private List<QueuedMessage> read(List<String> ids, int shown) {
        if (ids.isEmpty()) {
            return List.of();
        }
        String marks = String.join(", ", Collections.nCopies(ids.size(), "?"));
        Map<String, List<QueuedMessage.Recipient>> recipients = new HashMap<>();
        Map<String, Integer> counts = new HashMap<>();
        jdbc.query(
                """
                SELECT qid, seq, recipient, original, destination, state, attempts, next_attempt, last_reply
                FROM queue_recipient WHERE qid IN (%s) ORDER BY qid, seq\
                """
                        .formatted(marks),
                (ResultSet row) -> {
                    String qid = row.getString("qid");
                    if (counts.merge(qid, 1, Integer::sum) <= shown) {
                        recipients.computeIfAbsent(qid, _ -> new ArrayList<>()).add(recipient(row));
                    }
                },
                ids.toArray());
        return jdbc.query(
                """
                SELECT qid, spool, segment, position, length, origin, reverse_path, client_address, login, arrived
                FROM queue_message WHERE qid IN (%s) ORDER BY qid\
                """
                        .formatted(marks),
                (row, _) -> {
                    String qid = row.getString("qid");
                    return message(
                            row,
                            recipients.getOrDefault(qid, List.of()),
                            counts.getOrDefault(qid, 0));
                },
                ids.toArray());
    }

    private static QueuedMessage.Recipient recipient(ResultSet row) throws SQLException {
        return new QueuedMessage.Recipient(
                row.getInt("seq"),
                row.getString("recipient"),
                row.getString("original"),
                row.getString("destination"),
                RecipientState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                instant(row, "next_attempt"),
                Optional.ofNullable(row.getString("last_reply")));
    }

    private static QueuedMessage message(
            ResultSet row, List<QueuedMessage.Recipient> recipients, int count)
            throws SQLException {
        return new QueuedMessage(
                row.getString("qid"),
                row.getString("spool"),
                new SpoolRef(
                        row.getLong("segment"), row.getLong("position"), row.getLong("length")),
                Origin.valueOf(row.getString("origin")),
                row.getString("reverse_path"),
                row.getString("client_address"),
                Optional.ofNullable(row.getString("login")),
                instant(row, "arrived"),
                recipients,
                count);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }
}
