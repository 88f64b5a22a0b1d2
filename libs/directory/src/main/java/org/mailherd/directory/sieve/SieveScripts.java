package org.mailherd.directory.sieve;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The scripts of mailboxes, at most one of each active. A change counts at the next delivery.
 * Changes of one mailbox go one after the other: the mailbox's row is their lock.
 */
public final class SieveScripts {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public SieveScripts(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** In the order of their names. */
    public List<ScriptListing> list(long mailboxId) {
        return jdbc.sql(
                        """
                        SELECT name, active IS NOT NULL FROM sieve_script
                        WHERE mailbox_id = ? ORDER BY name
                        """)
                .param(mailboxId)
                .query((row, _) -> new ScriptListing(row.getString(1), row.getBoolean(2)))
                .list();
    }

    public Optional<String> content(long mailboxId, String name) {
        return jdbc.sql("SELECT content FROM sieve_script WHERE mailbox_id = ? AND name = ?")
                .params(mailboxId, name)
                .query((row, _) -> new String(row.getBytes(1), StandardCharsets.UTF_8))
                .optional();
    }

    /** Whether a script of this size could be put under this name. */
    public ScriptChange room(long mailboxId, String name, long octets, ScriptQuota quota) {
        if (octets > quota.scriptBytes()) {
            return ScriptChange.TOO_BIG;
        }
        return jdbc.sql(
                        """
                        SELECT COUNT(*), COALESCE(SUM(LENGTH(content)), 0) FROM sieve_script
                        WHERE mailbox_id = ? AND name <> ?
                        """)
                .params(mailboxId, name)
                .query((row, _) -> {
                    if (row.getLong(1) >= quota.scripts()) {
                        return ScriptChange.TOO_MANY_SCRIPTS;
                    }
                    return row.getLong(2) + octets > quota.totalBytes()
                            ? ScriptChange.TOO_BIG
                            : ScriptChange.DONE;
                })
                .single();
    }

    /** Adds a script or takes the place of the one of that name, which stays active if it was. */
    public ScriptChange put(long mailboxId, String name, String content, ScriptQuota quota) {
        byte[] octets = content.getBytes(StandardCharsets.UTF_8);
        return locked(
                mailboxId,
                () -> {
                    ScriptChange room = room(mailboxId, name, octets.length, quota);
                    if (room == ScriptChange.DONE) {
                        jdbc.sql(
                                        """
                                        INSERT INTO sieve_script (mailbox_id, name, content) VALUES (?, ?, ?)
                                        ON DUPLICATE KEY UPDATE content = VALUES(content)
                                        """)
                                .params(mailboxId, name, octets)
                                .update();
                    }
                    return room;
                });
    }

    /** Makes this script the active one. */
    public ScriptChange activate(long mailboxId, String name) {
        return locked(
                mailboxId,
                () -> {
                    if (!exists(mailboxId, name)) {
                        return ScriptChange.NONEXISTENT;
                    }
                    deactivate(mailboxId);
                    jdbc.sql("UPDATE sieve_script SET active = 1 WHERE mailbox_id = ? AND name = ?")
                            .params(mailboxId, name)
                            .update();
                    return ScriptChange.DONE;
                });
    }

    /** No script is active any more. */
    public void deactivate(long mailboxId) {
        jdbc.sql("UPDATE sieve_script SET active = NULL WHERE mailbox_id = ? AND active = 1")
                .param(mailboxId)
                .update();
    }

    public ScriptChange delete(long mailboxId, String name) {
        return locked(
                mailboxId,
                () -> {
                    int deleted =
                            jdbc.sql(
                                            """
                                            DELETE FROM sieve_script
                                            WHERE mailbox_id = ? AND name = ? AND active IS NULL
                                            """)
                                    .params(mailboxId, name)
                                    .update();
                    if (deleted > 0) {
                        return ScriptChange.DONE;
                    }
                    return exists(mailboxId, name) ? ScriptChange.ACTIVE : ScriptChange.NONEXISTENT;
                });
    }

    /** The script stays active if it was (RFC 5804 2.11.1). */
    public ScriptChange rename(long mailboxId, String from, String to) {
        return locked(
                mailboxId,
                () -> {
                    if (!exists(mailboxId, from)) {
                        return ScriptChange.NONEXISTENT;
                    }
                    if (exists(mailboxId, to)) {
                        return ScriptChange.ALREADY_EXISTS;
                    }
                    jdbc.sql("UPDATE sieve_script SET name = ? WHERE mailbox_id = ? AND name = ?")
                            .params(to, mailboxId, from)
                            .update();
                    return ScriptChange.DONE;
                });
    }

    private boolean exists(long mailboxId, String name) {
        return jdbc.sql("SELECT COUNT(*) FROM sieve_script WHERE mailbox_id = ? AND name = ?")
                        .params(mailboxId, name)
                        .query(Long.class)
                        .single()
                > 0;
    }

    // The template returns what the work returns.
    @SuppressWarnings("NullAway")
    private ScriptChange locked(long mailboxId, Supplier<ScriptChange> work) {
        return transaction.execute(_ -> {
            jdbc.sql("SELECT id FROM mailbox WHERE id = ? FOR UPDATE")
                    .param(mailboxId)
                    .query(Long.class)
                    .optional();
            return work.get();
        });
    }
}
