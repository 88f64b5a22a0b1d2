package org.mailherd.directory.sieve;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What scripts know of earlier messages: whom a vacation answered, what was here before. */
public final class SieveMemory {
    /** Expired marks that are cleared away whenever a new one is set. */
    private static final int SWEPT = 50;

    private final JdbcClient jdbc;
    private final Clock clock;

    public SieveMemory(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What is remembered. */
    public enum Kind {
        VACATION,
        DUPLICATE,
        FAULT;

        private String column() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean knows(long mailboxId, Kind kind, String what) {
        return jdbc.sql(
                                """
                                SELECT COUNT(*) FROM sieve_memory
                                WHERE mailbox_id = ? AND kind = ? AND mark = ? AND ends > ?
                                """)
                        .params(mailboxId, kind.column(), mark(what), clock.millis())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /**
     * Remembers it for so long from now.
     *
     * @return whether it was not known before; of two at the same time one gets true
     */
    public boolean remember(long mailboxId, Kind kind, String what, Duration time) {
        long now = clock.millis();
        sweep(mailboxId, now);
        long ends = now + time.toMillis();
        int added =
                jdbc.sql(
                                """
                                INSERT IGNORE INTO sieve_memory (mailbox_id, kind, mark, ends)
                                VALUES (?, ?, ?, ?)
                                """)
                        .params(mailboxId, kind.column(), mark(what), ends)
                        .update();
        return added > 0
                || jdbc.sql(
                                        """
                                        UPDATE sieve_memory SET ends = ?
                                        WHERE mailbox_id = ? AND kind = ? AND mark = ? AND ends <= ?
                                        """)
                                .params(ends, mailboxId, kind.column(), mark(what), now)
                                .update()
                        > 0;
    }

    /** Known or not, it is remembered for so long from now. */
    public void extend(long mailboxId, Kind kind, String what, Duration time) {
        jdbc.sql(
                        """
                        INSERT INTO sieve_memory (mailbox_id, kind, mark, ends) VALUES (?, ?, ?, ?)
                        ON DUPLICATE KEY UPDATE ends = VALUES(ends)
                        """)
                .params(mailboxId, kind.column(), mark(what), clock.millis() + time.toMillis())
                .update();
    }

    /** What was remembered for an action that then failed. */
    public void forget(long mailboxId, Kind kind, String what) {
        jdbc.sql("DELETE FROM sieve_memory WHERE mailbox_id = ? AND kind = ? AND mark = ?")
                .params(mailboxId, kind.column(), mark(what))
                .update();
    }

    private void sweep(long mailboxId, long now) {
        jdbc.sql("DELETE FROM sieve_memory WHERE mailbox_id = ? AND ends <= ? LIMIT ?")
                .params(mailboxId, now - 1, SWEPT)
                .update();
    }

    private static byte[] mark(String what) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(what.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
