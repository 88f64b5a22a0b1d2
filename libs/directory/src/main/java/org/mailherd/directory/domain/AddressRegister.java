package org.mailherd.directory.domain;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which addresses and domain names are taken, across all tables that name one. */
@Component
public class AddressRegister {
    private final JdbcClient jdbc;

    AddressRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** As a domain or as an alias domain. */
    public boolean isDomainTaken(String domain) {
        return exists("SELECT 1 FROM domain WHERE domain = :value", domain)
                || exists("SELECT 1 FROM alias_domain WHERE alias_domain = :value", domain);
    }

    public boolean isMailbox(String address) {
        return exists("SELECT 1 FROM mailbox WHERE username = :value", address);
    }

    public boolean isAlias(String address) {
        return exists("SELECT 1 FROM alias WHERE address = :value", address);
    }

    public boolean isTemporaryAlias(String address) {
        return exists("SELECT 1 FROM spamalias WHERE address = :value", address);
    }

    /** The domain is going: its aliases and the alias domains that stand for it go too. */
    void forget(String domain) {
        jdbc.sql("DELETE FROM alias WHERE domain = :domain").param("domain", domain).update();
        jdbc.sql("DELETE FROM alias_domain WHERE target_domain = :domain")
                .param("domain", domain)
                .update();
    }

    private boolean exists(String sql, String value) {
        return jdbc.sql(sql).param("value", value).query(Integer.class).optional().isPresent();
    }
}
