package org.mailherd.directory;

import javax.sql.DataSource;
import org.mailherd.directory.login.PasswordHashes;
import org.mailherd.testsupport.Database;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A real schema with rows that a test names in one line each. */
public final class TestDirectory {
    public final DataSource dataSource = Database.fresh().dataSource();
    public final JdbcClient jdbc = JdbcClient.create(dataSource);

    public TestDirectory domain(String domain) {
        jdbc.sql("INSERT INTO domain (domain) VALUES (?)").param(domain).update();
        return this;
    }

    public TestDirectory aliasDomain(String alias, String target) {
        jdbc.sql("INSERT INTO alias_domain (alias_domain, target_domain) VALUES (?, ?)")
                .params(alias, target)
                .update();
        return this;
    }

    public TestDirectory mailbox(String address) {
        int at = address.indexOf('@');
        jdbc.sql(
                        "INSERT INTO mailbox (username, local_part, domain, password_hash) VALUES (?, ?, ?, ?)")
                .params(
                        address,
                        address.substring(0, at),
                        address.substring(at + 1),
                        new PasswordHashes().hash("demo-password"))
                .update();
        return this;
    }

    public TestDirectory alias(String address, String destinations) {
        jdbc.sql("INSERT INTO alias (address, domain, destinations) VALUES (?, ?, ?)")
                .params(address, address.substring(address.indexOf('@') + 1), destinations)
                .update();
        return this;
    }

    /** Ends at a Unix time. */
    public TestDirectory temporary(String address, String destination, long validity) {
        jdbc.sql("INSERT INTO spamalias (address, goto, validity) VALUES (?, ?, ?)")
                .params(address, destination, validity)
                .update();
        return this;
    }

    public TestDirectory rewrite(String from, String to) {
        jdbc.sql("INSERT INTO recipient_maps (old_dest, new_dest) VALUES (?, ?)")
                .params(from, to)
                .update();
        return this;
    }

    /**
     * @param type {@code sender} or {@code rcpt}
     */
    public TestDirectory copy(String type, String localDest, String bccDest) {
        jdbc.sql("INSERT INTO bcc_maps (type, local_dest, bcc_dest, domain) VALUES (?, ?, ?, ?)")
                .params(type, localDest, bccDest, localDest.substring(localDest.indexOf('@') + 1))
                .update();
        return this;
    }

    public void sql(String statement) {
        jdbc.sql(statement).update();
    }
}
