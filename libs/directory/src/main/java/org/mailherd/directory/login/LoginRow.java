package org.mailherd.directory.login;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.mailherd.mailmodel.MailAddress;

/**
 * A mailbox as the door sees it.
 *
 * @param active as in the table: 0 off, 1 on, 2 receives only
 * @param passwordDue mailcow's force_pw_update: the password opens nothing until it is changed
 */
record LoginRow(
        MailboxAccount account,
        int active,
        boolean passwordDue,
        Credential.Main password,
        ProtocolSwitches protocols) {

    static LoginRow read(ResultSet row) throws SQLException {
        long id = row.getLong("id");
        return new LoginRow(
                new MailboxAccount(
                        id,
                        MailAddress.parse(row.getString("username")),
                        row.getString("name"),
                        row.getLong("quota"),
                        row.getLong("quota_messages")),
                row.getInt("active"),
                row.getBoolean("force_pw_update"),
                new Credential.Main(
                        id, row.getString("password_hash"), row.getString("scram_keys")),
                protocols(row));
    }

    static ProtocolSwitches protocols(ResultSet row) throws SQLException {
        return new ProtocolSwitches(
                row.getBoolean("smtp_access"),
                row.getBoolean("imap_access"),
                row.getBoolean("pop3_access"),
                row.getBoolean("sieve_access"),
                row.getBoolean("dav_access"));
    }
}
