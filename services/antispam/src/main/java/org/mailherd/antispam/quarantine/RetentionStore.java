package org.mailherd.antispam.quarantine;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Removes from table {@code quarantine_item} what is too old or too much, as the mailbox' policy
 * says, else its domain's, else the service's settings.
 */
final class RetentionStore {
    private static final long MEBIBYTE = 1L << 20;

    /** Somebody who has a hundred thousand messages too many loses them by and by. */
    private static final int MOST_AT_ONCE = 1_000;

    private static final String POLICIES =
            """
            JOIN mailbox m ON m.id = q.mailbox_id
            LEFT JOIN spam_policy o ON o.mailbox_id = m.id
            LEFT JOIN spam_policy d ON d.domain = m.domain
            """;

    private final JdbcClient jdbc;
    private final QuarantineSettings settings;

    RetentionStore(DataSource source, QuarantineSettings settings) {
        this.jdbc = JdbcClient.create(source);
        this.settings = settings;
    }

    /** What is too old, some at a time; all of it when the answer is less than the most. */
    int prune(Instant now, int most) {
        return jdbc.sql(
                        """
                        DELETE FROM quarantine_item WHERE id IN (SELECT id FROM (
                          SELECT q.id FROM quarantine_item q
                        """
                                + POLICIES
                                + """
                                  WHERE q.created < :soonest AND q.created < CAST(:now AS datetime(3))
                                    - INTERVAL coalesce(o.quarantine_days * 86400, d.quarantine_days * 86400, :seconds) SECOND
                                  LIMIT :most) old)
                                """)
                .param("soonest", Timestamp.from(now.minus(shortest())))
                .param("now", Timestamp.from(now))
                .param("seconds", settings.keep().toSeconds())
                .param("most", most)
                .update();
    }

    /** Younger ones need not be looked at. */
    private Duration shortest() {
        Duration policies =
                jdbc.sql("SELECT min(quarantine_days) FROM spam_policy")
                        .query((row, _) -> row.getInt(1))
                        .optional()
                        .filter(days -> days > 0)
                        .map(Duration::ofDays)
                        .orElse(settings.keep());
        return policies.compareTo(settings.keep()) < 0 ? policies : settings.keep();
    }

    /** Mailboxes that have more than they may. */
    List<Long> crowded(int most) {
        return jdbc.sql(
                        "SELECT q.mailbox_id FROM quarantine_item q "
                                + POLICIES
                                + """
                                GROUP BY q.mailbox_id
                                HAVING count(*) > max(coalesce(o.quarantine_messages, d.quarantine_messages, :messages))
                                  OR count(*) > 1 AND sum(q.size) > max(coalesce(o.quarantine_mib * 1048576,
                                    d.quarantine_mib * 1048576, :octets))
                                LIMIT :most
                                """)
                .param("messages", settings.perMailbox())
                .param("octets", settings.perMailboxSize().toBytes())
                .param("most", most)
                .query(Long.class)
                .list();
    }

    /** Removes the oldest that are too many, or too much; the newest stays in any case. */
    void trim(String mailbox) {
        jdbc.sql("SELECT id FROM mailbox WHERE username = :mailbox")
                .param("mailbox", mailbox)
                .query(Long.class)
                .optional()
                .ifPresent(this::trim);
    }

    private record Room(long messages, long octets) {}

    void trim(long mailbox) {
        Room room =
                jdbc.sql(
                                """
                                SELECT coalesce(o.quarantine_messages, d.quarantine_messages, :messages) AS messages,
                                  coalesce(o.quarantine_mib * :mebibyte, d.quarantine_mib * :mebibyte, :octets) AS octets
                                FROM mailbox m LEFT JOIN spam_policy o ON o.mailbox_id = m.id
                                LEFT JOIN spam_policy d ON d.domain = m.domain WHERE m.id = :mailbox
                                """)
                        .param("messages", settings.perMailbox())
                        .param("octets", settings.perMailboxSize().toBytes())
                        .param("mebibyte", MEBIBYTE)
                        .param("mailbox", mailbox)
                        .query(Room.class)
                        .single();
        // What is just being released must still be there when the mail server does not take it.
        jdbc.sql(
                        """
                        DELETE FROM quarantine_item WHERE state <> 'releasing' AND id IN (SELECT id FROM (
                          SELECT id FROM (
                            SELECT id, row_number() OVER (ORDER BY id DESC) AS place, sum(size) OVER (ORDER BY id DESC) AS octets
                            FROM quarantine_item WHERE mailbox_id = :mailbox) ranked
                          WHERE place > 1 AND (place > :messages OR octets > :octets) LIMIT :most) old)
                        """)
                .param("mailbox", mailbox)
                .param("messages", room.messages())
                .param("octets", room.octets())
                .param("most", MOST_AT_ONCE)
                .update();
    }
}
