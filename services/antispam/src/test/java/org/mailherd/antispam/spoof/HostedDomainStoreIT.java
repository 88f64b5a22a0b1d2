package org.mailherd.antispam.spoof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mailherd.testsupport.Database;
import org.springframework.jdbc.core.simple.JdbcClient;

class HostedDomainStoreIT {
    @Test
    void domainsAreOursThatAreOnAndNotOnlyRelayed() throws IOException {
        Database database = Database.fresh();
        JdbcClient jdbc = JdbcClient.create(database.dataSource());
        for (String sql :
                List.of(
                        "INSERT INTO domain (domain, active, backup_mx) VALUES ('a.test', 1, 0), ('off.test', 0, 0), ('relay.test', 1, 1)",
                        "INSERT INTO alias_domain (alias_domain, target_domain) VALUES ('alias.test', 'a.test'), ('aliasrelay.test', 'relay.test')")) {
            jdbc.sql(sql).update();
        }
        HostedDomains domains = new HostedDomainStore(database.dataSource());
        assertThat(
                        domains.among(
                                Set.of(
                                        "a.test",
                                        "off.test",
                                        "relay.test",
                                        "alias.test",
                                        "aliasrelay.test",
                                        "a' OR '1'='1",
                                        "\u00fc.test",
                                        "")))
                .containsExactlyInAnyOrder("a.test", "alias.test");
        assertThat(domains.among(Set.of())).isEmpty();
    }
}
