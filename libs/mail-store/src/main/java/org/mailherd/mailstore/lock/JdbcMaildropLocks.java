package org.mailherd.mailstore.lock;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Locks as rows of table {@code maildrop_lock}: each names its holder and when it ends. A holder
 * renews all its rows by one statement; time is the database's, so clocks of nodes may differ.
 */
public final class JdbcMaildropLocks implements MaildropLocks, AutoCloseable {
    /** How long a mailbox stays locked after its process has died. */
    private static final Duration LIFETIME = Duration.ofSeconds(60);

    private static final Duration RENEWAL = LIFETIME.dividedBy(4);
    private static final Logger log = LoggerFactory.getLogger(JdbcMaildropLocks.class);

    private final JdbcClient jdbc;
    private final long process = new SecureRandom().nextLong();
    private final AtomicLong tokens = new AtomicLong();
    private final Map<Long, Held> held = new ConcurrentHashMap<>();
    private final ScheduledExecutorService renewal;

    public JdbcMaildropLocks(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.renewal =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("maildrop-locks").factory());
        renewal.scheduleWithFixedDelay(
                this::renew, RENEWAL.toMillis(), RENEWAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public Optional<MaildropLock> tryLock(long mailboxId) {
        Held lock = new Held(mailboxId, tokens.incrementAndGet());
        jdbc.sql("DELETE FROM maildrop_lock WHERE mailbox_id = ? AND ends_at < UNIX_TIMESTAMP()")
                .param(mailboxId)
                .update();
        int taken =
                jdbc.sql(
                                """
                                INSERT IGNORE INTO maildrop_lock (mailbox_id, process, token, ends_at)
                                VALUES (?, ?, ?, UNIX_TIMESTAMP() + ?)
                                """)
                        .params(mailboxId, process, lock.token, LIFETIME.toSeconds())
                        .update();
        if (taken == 0) {
            return Optional.empty();
        }
        held.put(mailboxId, lock);
        return Optional.of(lock);
    }

    private void renew() {
        if (held.isEmpty()) {
            return;
        }
        try {
            jdbc.sql("UPDATE maildrop_lock SET ends_at = UNIX_TIMESTAMP() + ? WHERE process = ?")
                    .params(LIFETIME.toSeconds(), process)
                    .update();
        } catch (DataAccessException e) {
            // Each session asks isHeld before it deletes; sessions that only read go on.
            log.warn("event=maildrop-locks-not-renewed reason=\"{}\"", e.getMessage());
        }
    }

    @Override
    public void close() {
        renewal.shutdownNow();
        held.values().forEach(Held::close);
    }

    private final class Held implements MaildropLock {
        private final long mailboxId;
        private final long token;

        Held(long mailboxId, long token) {
            this.mailboxId = mailboxId;
            this.token = token;
        }

        @Override
        public boolean isHeld() {
            return jdbc.sql(
                            """
                            SELECT COUNT(*) > 0 FROM maildrop_lock
                            WHERE mailbox_id = ? AND process = ? AND token = ? AND ends_at >= UNIX_TIMESTAMP()
                            """)
                    .params(mailboxId, process, token)
                    .query(Boolean.class)
                    .single();
        }

        @Override
        public void close() {
            held.remove(mailboxId, this);
            try {
                jdbc.sql(
                                "DELETE FROM maildrop_lock WHERE mailbox_id = ? AND process = ? AND token = ?")
                        .params(mailboxId, process, token)
                        .update();
            } catch (DataAccessException e) {
                log.warn(
                        "event=maildrop-lock-left mailbox={} reason=\"{}\"",
                        mailboxId,
                        e.getMessage());
            }
        }
    }
}
