package org.mailherd.mailqueue.view;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.mailherd.mailqueue.queue.RecipientState;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * How full a spool's queue is, as far as it has rows. A look at the index {@code due} alone, which
 * still reads as many entries as there are recipients: not for every scrape.
 *
 * @param recipients each state is in it
 * @param oldest arrival of the oldest message, held ones included
 */
public record QueueDepth(Map<RecipientState, Long> recipients, Optional<Instant> oldest) {
    private static final int TIMEOUT_SECONDS = 20;

    /**
     * Throws Spring's DataAccessException when the database does not answer, or takes longer than
     * twenty seconds.
     */
    public static QueueDepth of(DataSource source, String spool) {
        JdbcTemplate jdbc = new JdbcTemplate(source);
        jdbc.setQueryTimeout(TIMEOUT_SECONDS);
        Map<RecipientState, Long> recipients = new EnumMap<>(RecipientState.class);
        for (RecipientState state : RecipientState.values()) {
            recipients.put(state, 0L);
        }
        RowCallbackHandler each =
                row ->
                        recipients.put(
                                RecipientState.valueOf(row.getString("state")), row.getLong("n"));
        jdbc.query(
                "SELECT state, COUNT(*) AS n FROM queue_recipient FORCE INDEX (due) WHERE spool = ? GROUP BY state",
                each,
                spool);
        // Ids are sorted by time: the first row of the spool is its oldest.
        Optional<Instant> oldest =
                jdbc
                        .query(
                                "SELECT arrived FROM queue_message FORCE INDEX (PRIMARY) WHERE spool = ? ORDER BY qid LIMIT 1",
                                (row, _) ->
                                        row.getObject(1, LocalDateTime.class)
                                                .toInstant(ZoneOffset.UTC),
                                spool)
                        .stream()
                        .findFirst();
        return new QueueDepth(Map.copyOf(recipients), oldest);
    }
}
