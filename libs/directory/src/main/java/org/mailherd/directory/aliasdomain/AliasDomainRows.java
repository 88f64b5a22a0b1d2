package org.mailherd.directory.aliasdomain;

import java.util.List;
import java.util.Optional;
import org.mailherd.directory.dkim.SigningKeyStore;
import org.mailherd.directory.domain.AddressRegister;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of {@code alias_domain}, and what comes and goes with one. */
@Component
class AliasDomainRows {
    private static final String SELECT =
            """
            SELECT alias_domain AS name, target_domain AS target, active, created, modified
            FROM alias_domain
            """;

    private final JdbcClient jdbc;
    private final SigningKeyStore keys;
    private final AddressRegister addresses;

    AliasDomainRows(JdbcClient jdbc, SigningKeyStore keys, AddressRegister addresses) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.addresses = addresses;
    }

    List<AliasDomain> all() {
        return jdbc.sql(SELECT + "ORDER BY alias_domain").query(AliasDomain.class).list();
    }

    Optional<AliasDomain> find(String name) {
        return jdbc.sql(SELECT + "WHERE alias_domain = :name")
                .param("name", name)
                .query(AliasDomain.class)
                .optional();
    }

    void insert(String name, String target, boolean active) {
        jdbc.sql("INSERT INTO alias_domain (alias_domain, target_domain, active) VALUES (?, ?, ?)")
                .params(name, target, active)
                .update();
        keys.createFirst(name);
    }

    void update(String name, String target, boolean active) {
        jdbc.sql("UPDATE alias_domain SET target_domain = ?, active = ? WHERE alias_domain = ?")
                .params(target, active, name)
                .update();
    }

    void delete(String name) {
        keys.deleteAll(name);
        addresses.forgetAliasDomain(name);
    }
}
