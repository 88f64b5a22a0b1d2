package org.mailherd.directory.login;

import java.util.Optional;
import org.mailherd.mailmodel.MailAddress;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the mailbox table for logins and deliveries. */
public final class JdbcMailboxDirectory implements MailboxDirectory {
    private final JdbcClient jdbc;

    public JdbcMailboxDirectory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Row(
            long id,
            String username,
            String name,
            long quota,
            int active,
            String passwordHash,
            boolean smtpAccess,
            boolean imapAccess,
            boolean pop3Access,
            boolean sieveAccess) {

        MailboxAccount account() {
            return new MailboxAccount(id, MailAddress.parse(username), name, quota);
        }

        boolean allows(Protocol protocol) {
            return switch (protocol) {
                case SMTP -> smtpAccess;
                case IMAP, WEBMAIL -> imapAccess;
                case POP3 -> pop3Access;
                case SIEVE -> sieveAccess;
            };
        }
    }

    @Override
    public Optional<MailboxAccount> find(MailAddress address) {
        return row(address.canonical().toString())
                .filter(row -> row.active() != 0)
                .map(Row::account);
    }

    Optional<Row> row(String username) {
        return jdbc.sql(
                        """
                        SELECT m.id, m.username, m.name, m.quota, m.active, m.password_hash,
                               m.smtp_access, m.imap_access, m.pop3_access, m.sieve_access
                        FROM mailbox m JOIN domain d ON d.domain = m.domain
                        WHERE m.username = :username AND d.active
                        """)
                .param("username", username)
                .query(Row.class)
                .optional();
    }
}
