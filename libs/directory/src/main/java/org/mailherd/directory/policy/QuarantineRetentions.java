package org.mailherd.directory.policy;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailherd.directory.domain.EntryRejected;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How much the quarantine keeps for mailboxes and domains; in {@code spam_policy}. */
public final class QuarantineRetentions {
    private final JdbcClient jdbc;

    public QuarantineRetentions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(
            @Nullable Integer days, @Nullable Integer messages, @Nullable Integer mebibytes) {
        QuarantineRetention read() {
            return new QuarantineRetention(
                    Optional.ofNullable(days),
                    Optional.ofNullable(messages),
                    Optional.ofNullable(mebibytes));
        }
    }

    /**
     * The owner's own, without the wider one.
     *
     * @throws EntryRejected when there is no such mailbox or domain
     */
    public QuarantineRetention of(String owner) {
        PolicyOwner who = PolicyOwner.find(jdbc, name(owner));
        return jdbc.sql(
                        who.choose(
                                """
                                SELECT quarantine_days AS days, quarantine_messages AS messages, quarantine_mib AS mebibytes
                                FROM spam_policy WHERE mailbox_id = :key
                                """,
                                """
                                SELECT quarantine_days AS days, quarantine_messages AS messages, quarantine_mib AS mebibytes
                                FROM spam_policy WHERE domain = :key
                                """))
                .param("key", who.key())
                .query(Row.class)
                .optional()
                .orElse(new Row(null, null, null))
                .read();
    }

    /**
     * @throws EntryRejected when there is no such mailbox or domain
     */
    public void set(String owner, QuarantineRetention retention) {
        PolicyOwner who = PolicyOwner.find(jdbc, name(owner));
        jdbc.sql(
                        who.choose(
                                """
                                INSERT INTO spam_policy (mailbox_id, quarantine_days, quarantine_messages, quarantine_mib)
                                VALUES (:key, :days, :messages, :mebibytes)
                                ON DUPLICATE KEY UPDATE quarantine_days = VALUE(quarantine_days),
                                  quarantine_messages = VALUE(quarantine_messages), quarantine_mib = VALUE(quarantine_mib)
                                """,
                                """
                                INSERT INTO spam_policy (domain, quarantine_days, quarantine_messages, quarantine_mib)
                                VALUES (:key, :days, :messages, :mebibytes)
                                ON DUPLICATE KEY UPDATE quarantine_days = VALUE(quarantine_days),
                                  quarantine_messages = VALUE(quarantine_messages), quarantine_mib = VALUE(quarantine_mib)
                                """))
                .param("key", who.key())
                .param("days", retention.days().orElse(null))
                .param("messages", retention.messages().orElse(null))
                .param("mebibytes", retention.mebibytes().orElse(null))
                .update();
    }

    private static String name(String owner) {
        return owner.strip().toLowerCase(Locale.ROOT);
    }
}
