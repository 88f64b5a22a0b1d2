package org.mailherd.antispam.quarantine;

import com.github.luben.zstd.Zstd;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.mailherd.antispam.explain.Explanation;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Table {@code quarantine_item}. */
final class QuarantineStore {
    private static final int LEVEL = 3;

    /**
     * A release that began so long ago has died with its process: nobody knows what became of it.
     */
    private static final Duration DIED = Duration.ofMinutes(10);

    private static final String COLUMNS =
            """
            SELECT q.id, m.username AS mailbox, q.qid, q.sender, q.subject, q.message_id, q.client, q.action,
                   q.score, q.symbols, q.size, q.created,
                   IF(q.state = 'releasing' AND q.state_since < :died, 'uncertain', q.state) AS state,
                   q.symbols = '[]' OR LOCATE('"name":"CLAM_VIRUS"', q.symbols) > 0 AS guarded
            FROM quarantine_item q JOIN mailbox m ON m.id = q.mailbox_id
            """;

    private final JdbcClient jdbc;

    QuarantineStore(DataSource source) {
        this.jdbc = JdbcClient.create(source);
    }

    /**
     * Keeps it once, however often it comes.
     *
     * @return false when there is no such mailbox
     */
    boolean put(String mailbox, Arrived mail, Explanation why, Instant now) {
        Optional<Long> owner =
                jdbc.sql("SELECT id FROM mailbox WHERE username = :mailbox")
                        .param("mailbox", mailbox)
                        .query(Long.class)
                        .optional();
        owner.ifPresent(id ->
                jdbc.sql(
                                """
                                INSERT IGNORE INTO quarantine_item (mailbox_id, digest, qid, sender, subject, message_id,
                                  client, action, score, symbols, size, body, state_since, created)
                                VALUES (:mailbox, :digest, :qid, :sender, :subject, :messageId, :client, :action,
                                  :score, :symbols, :size, :body, :now, :now)
                                """)
                        .param("mailbox", id)
                        .param("digest", sha256(mail.octets()))
                        .param("qid", mail.qid())
                        .param("sender", mail.sender())
                        .param("subject", mail.subject())
                        .param("messageId", mail.messageId())
                        .param("client", mail.client())
                        .param("action", why.action())
                        .param("score", why.score())
                        .param("symbols", why.symbols())
                        .param("size", mail.octets().length)
                        .param("body", Zstd.compress(mail.octets(), LEVEL))
                        .param("now", Timestamp.from(now))
                        .update());
        return owner.isPresent();
    }

    /** The newest first. */
    List<KeptMail> list(Scope scope, long before, int limit, Instant now) {
        return jdbc.sql(
                        COLUMNS
                                + """
                                WHERE q.state <> 'released' AND q.id < :before
                                  AND (:mailbox = '' OR m.username = :mailbox)
                                  AND (:everywhere OR m.domain IN (:domains))
                                ORDER BY q.id DESC LIMIT :limit
                                """)
                .param("before", before)
                .param("mailbox", scope.mailbox())
                .param("everywhere", scope.everywhere())
                .param("domains", scope.domainsOrNone())
                .param("died", Timestamp.from(now.minus(DIED)))
                .param("limit", limit)
                .query(KeptMail.class)
                .list();
    }

    /** Empty for what is not there, or somebody else's. */
    Optional<KeptMail> find(long id, Scope scope, Instant now) {
        return jdbc.sql(
                        COLUMNS
                                + """
                                WHERE q.id = :id AND (:mailbox = '' OR m.username = :mailbox)
                                  AND (:everywhere OR m.domain IN (:domains))
                                """)
                .param("id", id)
                .param("mailbox", scope.mailbox())
                .param("everywhere", scope.everywhere())
                .param("domains", scope.domainsOrNone())
                .param("died", Timestamp.from(now.minus(DIED)))
                .query(KeptMail.class)
                .optional();
    }

    byte[] octets(KeptMail item) {
        byte[] body =
                jdbc.sql("SELECT body FROM quarantine_item WHERE id = :id")
                        .param("id", item.id())
                        .query((row, _) -> row.getBytes(1))
                        .single();
        return Zstd.decompress(body, item.size());
    }

    /**
     * False when another release goes on, or it was released, or may have been.
     *
     * @param again somebody looked and found that it was not
     */
    boolean claim(long id, boolean again, Instant now) {
        return jdbc.sql(
                                """
                                UPDATE quarantine_item SET state = 'releasing', state_since = :now
                                WHERE id = :id AND (state = 'kept' OR (:again AND (state = 'uncertain'
                                  OR (state = 'releasing' AND state_since < :died))))
                                """)
                        .param("again", again)
                        .param("id", id)
                        .param("now", Timestamp.from(now))
                        .param("died", Timestamp.from(now.minus(DIED)))
                        .update()
                > 0;
    }

    /** Whether a release began and nobody knows how it ended. */
    boolean isUncertain(long id, Instant now) {
        return jdbc.sql(
                                """
                                SELECT count(*) FROM quarantine_item WHERE id = :id
                                  AND (state = 'uncertain' OR (state = 'releasing' AND state_since < :died))
                                """)
                        .param("id", id)
                        .param("died", Timestamp.from(now.minus(DIED)))
                        .query(Long.class)
                        .single()
                > 0;
    }

    /**
     * @param state what became of a release
     */
    void settle(long id, String state, Instant now) {
        jdbc.sql("UPDATE quarantine_item SET state = :state, state_since = :now WHERE id = :id")
                .param("state", state)
                .param("now", Timestamp.from(now))
                .param("id", id)
                .update();
    }

    boolean delete(long id) {
        return jdbc.sql("DELETE FROM quarantine_item WHERE id = :id").param("id", id).update() > 0;
    }

    private static byte[] sha256(byte[] octets) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(octets);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
