package org.mailherd.directory.policy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailherd.directory.domain.EntryRejected;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Edits the policies. An owner is named by a mailbox's address or a domain; a name that nobody has
 * is rejected.
 */
public final class SpamPolicies {
    /** Of one mailbox or domain. */
    static final int MOST_SENDERS = 2_000;

    private final JdbcClient jdbc;

    public SpamPolicies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of the owner alone, without the wider one. */
    public SpamPolicy of(String owner) {
        PolicyOwner who = PolicyOwner.find(jdbc, name(owner));
        Optional<PolicyRow> row =
                jdbc.sql(
                                who.choose(
                                        """
                                        SELECT '' AS name, add_header, reject, quarantine
                                        FROM spam_policy WHERE mailbox_id = :key
                                        """,
                                        """
                                        SELECT '' AS name, add_header, reject, quarantine
                                        FROM spam_policy WHERE domain = :key
                                        """))
                        .param("key", who.key())
                        .query(PolicyRow.class)
                        .optional();
        return new SpamPolicy(
                row.flatMap(PolicyRow::scores),
                row.flatMap(PolicyRow::category),
                senders(who),
                Optional.empty());
    }

    private List<SenderEntry> senders(PolicyOwner who) {
        return jdbc.sql(
                        who.choose(
                                """
                                SELECT id, list = 'allow', pattern, proven FROM spam_sender
                                WHERE mailbox_id = :key ORDER BY id
                                """,
                                """
                                SELECT id, list = 'allow', pattern, proven FROM spam_sender
                                WHERE domain = :key ORDER BY id
                                """))
                .param("key", who.key())
                .query((row, _) ->
                        new SenderEntry(
                                row.getLong(1),
                                row.getBoolean(2),
                                new SenderPattern(row.getString(3)),
                                row.getBoolean(4)))
                .list();
    }

    /**
     * @param scores empty: as the domain, or the service's settings
     */
    public void setScores(String owner, Optional<SpamPolicy.Scores> scores) {
        PolicyOwner who = PolicyOwner.find(jdbc, name(owner));
        jdbc.sql(
                        who.choose(
                                """
                                INSERT INTO spam_policy (mailbox_id, add_header, reject) VALUES (:key, :low, :high)
                                ON DUPLICATE KEY UPDATE add_header = VALUE(add_header), reject = VALUE(reject)
                                """,
                                """
                                INSERT INTO spam_policy (domain, add_header, reject) VALUES (:key, :low, :high)
                                ON DUPLICATE KEY UPDATE add_header = VALUE(add_header), reject = VALUE(reject)
                                """))
                .param("key", who.key())
                .param("low", scores.map(SpamPolicy.Scores::addHeader).orElse(null))
                .param("high", scores.map(SpamPolicy.Scores::reject).orElse(null))
                .update();
    }

    /**
     * @param word a {@link QuarantineCategory}, or empty: as the domain, or the service's settings
     * @throws EntryRejected when it is another word
     */
    public void setQuarantine(String owner, String word) {
        if (!word.isEmpty() && QuarantineCategory.of(word).isEmpty()) {
            throw EntryRejected.of(
                    "quarantine_category",
                    "quarantine_category_invalid",
                    "One of reject, add_header, all and none.",
                    word);
        }
        PolicyOwner who = PolicyOwner.find(jdbc, name(owner));
        jdbc.sql(
                        who.choose(
                                """
                                INSERT INTO spam_policy (mailbox_id, quarantine) VALUES (:key, :word)
                                ON DUPLICATE KEY UPDATE quarantine = VALUE(quarantine)
                                """,
                                """
                                INSERT INTO spam_policy (domain, quarantine) VALUES (:key, :word)
                                ON DUPLICATE KEY UPDATE quarantine = VALUE(quarantine)
                                """))
                .param("key", who.key())
                .param("word", word.isEmpty() ? null : word)
                .update();
    }

    /**
     * Puts a sender on a list, and off the other.
     *
     * @param proven see {@link SenderEntry}
     * @throws EntryRejected when the text names no sender, or the lists are full
     */
    public SenderPattern add(String owner, boolean allowed, String text, boolean proven) {
        SenderPattern pattern =
                SenderPattern.parse(text)
                        .filter(one -> one.text().length() <= 320)
                        .orElseThrow(() ->
                                EntryRejected.of(
                                        "object_from",
                                        "policy_list_from_invalid",
                                        "An address, a domain, or *.domain for all below it.",
                                        text));
        PolicyOwner who = PolicyOwner.find(jdbc, name(owner));
        if (senders(who).size() >= MOST_SENDERS) {
            throw EntryRejected.of(
                    "object_from",
                    "policy_list_full",
                    "At most " + MOST_SENDERS + " senders.",
                    owner);
        }
        jdbc.sql(
                        who.choose(
                                """
                                INSERT INTO spam_sender (mailbox_id, list, pattern, proven)
                                VALUES (:key, :list, :pattern, :proven)
                                ON DUPLICATE KEY UPDATE list = VALUE(list), proven = VALUE(proven)
                                """,
                                """
                                INSERT INTO spam_sender (domain, list, pattern, proven)
                                VALUES (:key, :list, :pattern, :proven)
                                ON DUPLICATE KEY UPDATE list = VALUE(list), proven = VALUE(proven)
                                """))
                .param("key", who.key())
                .param("list", allowed ? "allow" : "deny")
                .param("pattern", pattern.text())
                .param("proven", proven)
                .update();
        return pattern;
    }

    /**
     * @param ofMailbox whether the entry is a mailbox's; a domain's otherwise
     * @throws EntryRejected when there is no such entry
     */
    public void remove(long id, boolean ofMailbox) {
        int found =
                jdbc.sql(
                                "DELETE FROM spam_sender WHERE id = :id AND (mailbox_id IS NOT NULL) = :ofMailbox")
                        .param("id", id)
                        .param("ofMailbox", ofMailbox)
                        .update();
        if (found == 0) {
            throw EntryRejected.of(
                    "prefid", "access_denied", "There is no such entry.", String.valueOf(id));
        }
    }

    private static String name(String owner) {
        return owner.strip().toLowerCase(Locale.ROOT);
    }
}
