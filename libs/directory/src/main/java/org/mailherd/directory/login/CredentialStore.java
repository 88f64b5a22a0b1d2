package org.mailherd.directory.login;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.mailherd.directory.scram.ScramKeys;
import org.mailherd.directory.scram.ScramSalts;
import org.mailherd.directory.scram.StoredScramKeys;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database knows of mailboxes' logins. */
final class CredentialStore {
    private static final int SECRET = 32;

    private final JdbcClient jdbc;
    private volatile Optional<ScramSalts> salts = Optional.empty();

    CredentialStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A mailbox of an active domain, whatever its own state. */
    Optional<LoginRow> mailbox(String username) {
        return jdbc.sql(
                        """
                        SELECT m.id, m.username, m.name, m.quota, m.quota_messages, m.active, m.password_hash,
                               m.scram_keys, m.force_pw_update, m.smtp_access, m.imap_access,
                               m.pop3_access, m.sieve_access, m.dav_access
                        FROM mailbox m JOIN domain d ON d.domain = m.domain
                        WHERE m.username = :username AND d.active
                        """)
                .param("username", username)
                .query((row, _) -> LoginRow.read(row))
                .optional();
    }

    List<Credential.App> appPasswords(long mailboxId) {
        return jdbc.sql(
                        """
                        SELECT id, name, password_hash, scram_keys, smtp_access, imap_access,
                               pop3_access, sieve_access, dav_access
                        FROM app_passwd WHERE mailbox_id = :mailbox AND active ORDER BY id
                        """)
                .param("mailbox", mailboxId)
                .query((row, _) -> app(row))
                .list();
    }

    private static Credential.App app(ResultSet row) throws SQLException {
        return new Credential.App(
                row.getLong("id"),
                row.getString("name"),
                row.getString("password_hash"),
                row.getString("scram_keys"),
                LoginRow.protocols(row));
    }

    /** For the protocol or for all of them; none is no limit. */
    List<String> networks(long mailboxId, Protocol protocol) {
        String column =
                switch (protocol) {
                    case SMTP -> "smtp";
                    case IMAP, WEBMAIL -> "imap";
                    case POP3 -> "pop3";
                    case SIEVE -> "sieve";
                    case DAV -> "dav";
                };
        return jdbc.sql(
                        """
                        SELECT network FROM allowed_network
                        WHERE mailbox_id = :mailbox AND protocol IN ('all', :protocol)
                        """)
                .param("mailbox", mailboxId)
                .param("protocol", column)
                .query(String.class)
                .list();
    }

    /** A login in clear has shown the password of a hash that came without SCRAM keys. */
    void remember(Credential credential, ScramKeys keys) {
        String text = StoredScramKeys.write(keys, credential.passwordHash());
        switch (credential) {
            case Credential.Main main ->
                    jdbc.sql(
                                    """
                                    UPDATE mailbox SET scram_keys = :keys, modified = modified
                                    WHERE id = :id AND password_hash = :hash
                                    """)
                            .param("keys", text)
                            .param("id", main.mailboxId())
                            .param("hash", main.passwordHash())
                            .update();
            case Credential.App app ->
                    jdbc.sql(
                                    """
                                    UPDATE app_passwd SET scram_keys = :keys, modified = modified
                                    WHERE id = :id AND password_hash = :hash
                                    """)
                            .param("keys", text)
                            .param("id", app.id())
                            .param("hash", app.passwordHash())
                            .update();
            case Credential.Token() -> {}
        }
    }

    /** Made by whoever asks first. */
    ScramSalts salts() {
        Optional<ScramSalts> known = salts;
        if (known.isPresent()) {
            return known.get();
        }
        byte[] fresh = new byte[SECRET];
        new SecureRandom().nextBytes(fresh);
        jdbc.sql("INSERT IGNORE INTO login_secret (id, secret) VALUES (1, :secret)")
                .param("secret", fresh)
                .update();
        ScramSalts stored =
                new ScramSalts(
                        jdbc.sql("SELECT secret FROM login_secret WHERE id = 1")
                                .query((row, _) -> row.getBytes("secret"))
                                .single());
        salts = Optional.of(stored);
        return stored;
    }
}
