package org.mailherd.mailqueue.view;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.mailherd.mailqueue.control.QueueControl;
import org.mailherd.mailqueue.control.QueueSelection;
import org.mailherd.mailqueue.queue.Origin;
import org.mailherd.mailqueue.queue.RecipientState;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Looks at the queue and steers it. Verbs return how many recipients they changed; a recipient
 * whose delivery is under way may still be delivered after a hold or delete.
 */
public final class QueueView {
    private final JdbcClient jdbc;
    private final QueueControl control;

    private QueueView(JdbcClient jdbc, QueueControl control) {
        this.jdbc = jdbc;
        this.control = control;
    }

    /** For a process that has the database but no queue of its own. */
    public static QueueView over(DataSource source, Clock clock) {
        return new QueueView(JdbcClient.create(source), new QueueControl(source, clock));
    }

    public QueueCounts counts() {
        return jdbc.sql(
                        """
                        SELECT (SELECT COUNT(*) FROM queue_message) AS messages,
                            COALESCE(SUM(state = 'INCOMING'), 0) AS incoming, COALESCE(SUM(state = 'ACTIVE'), 0) AS active,
                            COALESCE(SUM(state = 'DEFERRED'), 0) AS deferred, COALESCE(SUM(state = 'HOLD'), 0) AS hold
                        FROM queue_recipient\
                        """)
                .query((row, _) ->
                        new QueueCounts(
                                row.getLong("messages"),
                                row.getLong("incoming"),
                                row.getLong("active"),
                                row.getLong("deferred"),
                                row.getLong("hold")))
                .single();
    }

    /** Domains for which most recipients wait, the fullest first. */
    public List<DestinationCount> destinations(int limit) {
        return jdbc.sql(
                        """
                        SELECT destination, COUNT(*) AS recipients FROM queue_recipient
                        GROUP BY destination ORDER BY recipients DESC, destination LIMIT ?\
                        """)
                .param(limit)
                .query((row, _) ->
                        new DestinationCount(
                                row.getString("destination"), row.getLong("recipients")))
                .list();
    }

    /** Entries, the oldest message first. */
    public List<QueueEntry> list(QueueFilter filter) {
        String text = filter.text().orElse("");
        return jdbc.sql(
                        """
                        SELECT m.qid, r.seq, m.origin, m.reverse_path, r.recipient, r.original, r.state, m.length,
                            m.arrived, r.attempts, r.next_attempt, r.last_reply
                        FROM queue_recipient r JOIN queue_message m ON m.qid = r.qid
                        WHERE (:state = '' OR r.state = :state)
                            AND (:destination = '' OR r.destination = :destination)
                            AND (:text = '' OR m.qid = :text OR INSTR(LOWER(m.reverse_path), LOWER(:text)) > 0
                                OR INSTR(LOWER(r.recipient), LOWER(:text)) > 0)
                        ORDER BY m.arrived, r.qid, r.seq LIMIT :limit OFFSET :offset\
                        """)
                .param("state", filter.state().map(RecipientState::name).orElse(""))
                .param("destination", domain(filter.destination().orElse("")))
                .param("text", text)
                .param("limit", filter.limit())
                .param("offset", filter.offset())
                .query((row, _) -> entry(row))
                .list();
    }

    private static QueueEntry entry(ResultSet row) throws SQLException {
        return new QueueEntry(
                row.getString("qid"),
                row.getInt("seq"),
                Origin.valueOf(row.getString("origin")),
                row.getString("reverse_path"),
                row.getString("recipient"),
                row.getString("original"),
                RecipientState.valueOf(row.getString("state")),
                row.getLong("length"),
                row.getObject("arrived", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                row.getInt("attempts"),
                row.getObject("next_attempt", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                Optional.ofNullable(row.getString("last_reply")));
    }

    /** Tries everything that waits for a later attempt now. */
    public int flush() {
        return control.flush(QueueSelection.everything());
    }

    public int flushMessage(String qid) {
        return control.flush(QueueSelection.ofMessage(qid));
    }

    public int flushDestination(String destination) {
        return control.flush(QueueSelection.ofDestination(destination));
    }

    public int holdMessage(String qid) {
        return control.hold(QueueSelection.ofMessage(qid));
    }

    public int holdDestination(String destination) {
        return control.hold(QueueSelection.ofDestination(destination));
    }

    /** Ends a hold; the next attempt is at once. */
    public int releaseMessage(String qid) {
        return control.release(QueueSelection.ofMessage(qid));
    }

    public int releaseDestination(String destination) {
        return control.release(QueueSelection.ofDestination(destination));
    }

    /** Removes without a report to anybody. */
    public int deleteMessage(String qid) {
        return control.delete(QueueSelection.ofMessage(qid));
    }

    public int deleteDestination(String destination) {
        return control.delete(QueueSelection.ofDestination(destination));
    }

    private static String domain(String destination) {
        return destination.toLowerCase(Locale.ROOT);
    }
}
