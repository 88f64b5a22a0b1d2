package org.mailherd.directory.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailherd.directory.delivery.DeliveryTerms.TaggedMail;
import org.mailherd.directory.login.MailboxAccount;
import org.mailherd.mailmodel.MailAddress;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the terms of a mailbox and the addresses that are its own. */
public final class DeliveryDirectory {
    private static final String TERMS =
            """
            m.quota, m.quota_messages, d.quota_full = 'defer', m.tagged_mail_handler,
              EXISTS (SELECT 1 FROM sieve_script s WHERE s.mailbox_id = m.id AND s.active = 1)
              OR EXISTS (SELECT 1 FROM sieve_filters f
                WHERE f.mailbox_id = m.id AND f.script_name = 'active')
              OR EXISTS (SELECT 1 FROM sieve_global g
                WHERE g.name IN ('prefilter', 'postfilter')) AS scripted
            """;

    private final JdbcClient jdbc;

    public DeliveryDirectory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A mailbox that takes mail, and on which terms. */
    public record Recipient(MailboxAccount mailbox, DeliveryTerms terms) {}

    /**
     * The mailbox with exactly this address, by one question; empty when there is none, or when it
     * or its domain is switched off.
     */
    public Optional<Recipient> recipient(MailAddress address) {
        return jdbc.sql(
                        "SELECT "
                                + TERMS
                                + ", m.id, m.username, m.name FROM mailbox m"
                                + " JOIN domain d ON d.domain = m.domain"
                                + " WHERE m.username = ? AND m.active <> 0 AND d.active")
                .param(address.canonical().toString())
                .query((row, _) ->
                        new Recipient(
                                new MailboxAccount(
                                        row.getLong(6),
                                        MailAddress.parse(row.getString(7)),
                                        row.getString(8),
                                        row.getLong(1),
                                        row.getLong(2)),
                                terms(row)))
                .optional();
    }

    /** Empty for a mailbox that was removed meanwhile. */
    public Optional<DeliveryTerms> terms(long mailboxId) {
        return jdbc.sql(
                        "SELECT "
                                + TERMS
                                + " FROM mailbox m JOIN domain d ON d.domain = m.domain WHERE m.id = ?")
                .param(mailboxId)
                .query((row, _) -> terms(row))
                .optional();
    }

    private static DeliveryTerms terms(ResultSet row) throws SQLException {
        return new DeliveryTerms(
                row.getLong(1),
                row.getLong(2),
                row.getBoolean(3),
                TaggedMail.valueOf(row.getString(4).toUpperCase(Locale.ROOT)),
                row.getBoolean(5));
    }

    /**
     * Addresses that lead to the mailbox, mail to which a vacation may answer (RFC 5230 4.5): its
     * own, the same at alias domains, aliases with it among their destinations, temporary ones.
     * Lower case; a thousand at most.
     */
    public List<String> addresses(long mailboxId) {
        return jdbc.sql(
                        """
                        SELECT username FROM mailbox WHERE id = :id
                        UNION SELECT CONCAT(m.local_part, '@', a.alias_domain)
                          FROM mailbox m JOIN alias_domain a ON a.target_domain = m.domain
                          WHERE m.id = :id AND a.active
                        UNION SELECT a.address FROM mailbox m JOIN alias a
                          ON FIND_IN_SET(m.username, REPLACE(a.destinations, ' ', ''))
                          WHERE m.id = :id AND a.active AND a.address NOT LIKE '@%'
                        UNION SELECT s.address FROM mailbox m JOIN spamalias s ON s.goto = m.username
                          WHERE m.id = :id
                        LIMIT 1000
                        """)
                .param("id", mailboxId)
                .query(String.class)
                .list();
    }
}
