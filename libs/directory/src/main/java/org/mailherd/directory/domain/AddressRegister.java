package org.mailherd.directory.domain;

import java.util.List;
import java.util.Optional;
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

    /** The domain that a name of ours stands for; the same for a domain itself. */
    public Optional<String> homeOf(String name) {
        return jdbc.sql(
                        """
                        SELECT domain FROM domain WHERE domain = :name
                        UNION ALL
                        SELECT target_domain FROM alias_domain WHERE alias_domain = :name LIMIT 1
                        """)
                .param("name", name)
                .query(String.class)
                .optional();
    }

    List<String> aliasDomainsOf(String domain) {
        return jdbc.sql("SELECT alias_domain FROM alias_domain WHERE target_domain = :domain")
                .param("domain", domain)
                .query(String.class)
                .list();
    }

    /** The domain is going: what is named in it or in an alias domain of it goes too. */
    void forget(String domain) {
        aliasDomainsOf(domain).forEach(this::forgetAliasDomain);
        forgetNames(domain);
        delete("DELETE FROM alias WHERE domain = :value", domain);
    }

    /** The alias domain is going, and with it what is named in it. */
    public void forgetAliasDomain(String name) {
        forgetNames(name);
        delete("DELETE FROM alias_domain WHERE alias_domain = :value", name);
    }

    /** The mailbox is going: nobody else inherits its temporary aliases and silent copies. */
    public void forgetMailbox(String address) {
        delete("DELETE FROM spamalias WHERE goto = :value", address);
        delete("DELETE FROM bcc_maps WHERE local_dest = :value", address);
    }

    private void forgetNames(String domain) {
        delete("DELETE FROM bcc_maps WHERE domain = :value", domain);
        delete("DELETE FROM spamalias WHERE address LIKE CONCAT('%@', :value)", domain);
    }

    private void delete(String sql, String value) {
        jdbc.sql(sql).param("value", value).update();
    }

    private boolean exists(String sql, String value) {
        return jdbc.sql(sql).param("value", value).query(Integer.class).optional().isPresent();
    }
}
