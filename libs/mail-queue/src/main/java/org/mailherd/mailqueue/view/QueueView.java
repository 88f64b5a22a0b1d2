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
import org.mailherd.mailqueue.queue.Origin;
import org.mailherd.mailqueue.queue.RecipientState;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Looks at the queue and steers it. Verbs return how many recipients they changed; a recipient
 * whose delivery is under way may still be delivered after a hold or delete.
 */
public final class QueueView {
    private final JdbcClient jdbc;
    private final Clock clock;

    public QueueView(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** For a process that has the database but no queue of its own. */
    public static QueueView over(DataSource source, Clock clock) {
        return new QueueView(JdbcClient.create(source), clock);
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
        return jdbc.sql("UPDATE queue_recipient SET next_attempt = ? WHERE state = 'DEFERRED'")
                .param(now())
                .update();
    }

    public int flushMessage(String qid) {
        return jdbc.sql(
                        "UPDATE queue_recipient SET next_attempt = ? WHERE state = 'DEFERRED' AND qid = ?")
                .params(now(), qid)
                .update();
    }

    public int flushDestination(String destination) {
        return jdbc.sql(
                        "UPDATE queue_recipient SET next_attempt = ? WHERE state = 'DEFERRED' AND destination = ?")
                .params(now(), domain(destination))
                .update();
    }

    public int holdMessage(String qid) {
        return jdbc.sql(
                        "UPDATE queue_recipient SET state = 'HOLD' WHERE state <> 'HOLD' AND qid = ?")
                .param(qid)
                .update();
    }

    public int holdDestination(String destination) {
        return jdbc.sql(
                        "UPDATE queue_recipient SET state = 'HOLD' WHERE state <> 'HOLD' AND destination = ?")
                .param(domain(destination))
                .update();
    }

    /** Ends a hold; the next attempt is at once. */
    public int releaseMessage(String qid) {
        return jdbc.sql(
                        """
                        UPDATE queue_recipient SET state = 'INCOMING', next_attempt = ?, lease_owner = NULL, lease_until = NULL
                        WHERE state = 'HOLD' AND qid = ?\
                        """)
                .params(now(), qid)
                .update();
    }

    public int releaseDestination(String destination) {
        return jdbc.sql(
                        """
                        UPDATE queue_recipient SET state = 'INCOMING', next_attempt = ?, lease_owner = NULL, lease_until = NULL
                        WHERE state = 'HOLD' AND destination = ?\
                        """)
                .params(now(), domain(destination))
                .update();
    }

    /** Removes without a report to anybody. The spool's owner sweeps the emptied message. */
    public int deleteMessage(String qid) {
        return jdbc.sql("DELETE FROM queue_recipient WHERE qid = ?").param(qid).update();
    }

    public int deleteDestination(String destination) {
        return jdbc.sql("DELETE FROM queue_recipient WHERE destination = ?")
                .param(domain(destination))
                .update();
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static String domain(String destination) {
        return destination.toLowerCase(Locale.ROOT);
    }
}
