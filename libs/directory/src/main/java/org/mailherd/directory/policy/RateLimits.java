package org.mailherd.directory.policy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailherd.directory.domain.EntryRejected;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How much mailboxes and domains may send; in {@code spam_policy}. */
public final class RateLimits {
    private static final String LIMITED =
            """
            SELECT coalesce(m.username, p.domain) AS name, p.rate_count AS count, p.rate_frame AS frame
            FROM spam_policy p LEFT JOIN mailbox m ON m.id = p.mailbox_id
            """;

    private final JdbcClient jdbc;

    public RateLimits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A limit.
     *
     * @param owner a mailbox or a domain, whose senders share it
     */
    public record Owned(String owner, RateLimit limit) {}

    private record Row(String name, int count, String frame) {
        Owned read() {
            return new Owned(name, new RateLimit(count, RateLimit.Frame.of(frame).orElseThrow()));
        }
    }

    /** What holds for a mailbox: its own limit, else its domain's. */
    public Optional<Owned> forMailbox(String mailbox) {
        String name = name(mailbox);
        return jdbc.sql(
                        LIMITED
                                + """
                                WHERE p.rate_count IS NOT NULL AND (m.username = :mailbox
                                  OR p.domain = (SELECT domain FROM mailbox WHERE username = :mailbox))
                                ORDER BY p.mailbox_id IS NULL LIMIT 1
                                """)
                .param("mailbox", name)
                .query(Row.class)
                .optional()
                .map(Row::read);
    }

    /** The owner's own; empty also for somebody who is not there. */
    public Optional<RateLimit> of(String owner) {
        return jdbc.sql(
                        LIMITED
                                + "WHERE p.rate_count IS NOT NULL AND (m.username = :name OR p.domain = :name)")
                .param("name", name(owner))
                .query(Row.class)
                .optional()
                .map(row -> row.read().limit());
    }

    /**
     * @param mailboxes those of mailboxes, else those of domains
     */
    public List<Owned> all(boolean mailboxes) {
        return jdbc
                .sql(
                        LIMITED
                                + """
                                WHERE p.rate_count IS NOT NULL AND (p.mailbox_id IS NOT NULL) = :mailboxes
                                ORDER BY name
                                """)
                .param("mailboxes", mailboxes)
                .query(Row.class)
                .list()
                .stream()
                .map(Row::read)
                .toList();
    }

    /**
     * @param limit empty: as the domain has it, or none
     * @throws EntryRejected when there is no such mailbox or domain
     */
    public void set(String owner, Optional<RateLimit> limit) {
        PolicyOwner who = PolicyOwner.find(jdbc, name(owner));
        @Nullable Integer count = limit.map(RateLimit::count).orElse(null);
        @Nullable String frame = limit.map(one -> one.frame().word()).orElse(null);
        jdbc.sql(
                        who.choose(
                                """
                                INSERT INTO spam_policy (mailbox_id, rate_count, rate_frame) VALUES (:key, :count, :frame)
                                ON DUPLICATE KEY UPDATE rate_count = VALUE(rate_count), rate_frame = VALUE(rate_frame)
                                """,
                                """
                                INSERT INTO spam_policy (domain, rate_count, rate_frame) VALUES (:key, :count, :frame)
                                ON DUPLICATE KEY UPDATE rate_count = VALUE(rate_count), rate_frame = VALUE(rate_frame)
                                """))
                .param("key", who.key())
                .param("count", count)
                .param("frame", frame)
                .update();
    }

    private static String name(String owner) {
        return owner.strip().toLowerCase(Locale.ROOT);
    }
}
