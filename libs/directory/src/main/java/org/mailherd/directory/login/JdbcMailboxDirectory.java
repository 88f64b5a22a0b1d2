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

    @Override
    public Optional<MailboxAccount> find(MailAddress address) {
        return new CredentialStore(jdbc)
                .mailbox(address.canonical().toString())
                .filter(row -> row.active() != 0)
                .map(LoginRow::account);
    }
}
