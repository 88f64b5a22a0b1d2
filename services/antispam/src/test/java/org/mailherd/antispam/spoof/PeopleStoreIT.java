package org.mailherd.antispam.spoof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mailherd.testsupport.Database;
import org.springframework.jdbc.core.simple.JdbcClient;

class PeopleStoreIT {
    @Test
    void knowsTheActivePeopleOfADomainByName() throws IOException {
        Database database = Database.fresh();
        JdbcClient jdbc = JdbcClient.create(database.dataSource());
        for (String sql :
                List.of(
                        "INSERT INTO domain (domain) VALUES ('a.test')",
                        "INSERT INTO mailbox (username, local_part, domain, name, password_hash)"
                                + " VALUES ('alice@a.test', 'alice', 'a.test', 'Alice Archer', 'x')",
                        "INSERT INTO mailbox (username, local_part, domain, name, password_hash,"
                                + " active) VALUES ('bob@a.test', 'bob', 'a.test', 'Bob Bell', 'x',"
                                + " 0)")) {
            jdbc.sql(sql).update();
        }
        People people = new PeopleStore(database.dataSource());

        assertThat(people.have(Set.of("alice archer", "Archer Alice"), Set.of("a.test"))).isTrue();
        assertThat(people.have(Set.of("Alice Archer"), Set.of("b.test", "\u00fc.test"))).isFalse();
        assertThat(people.have(Set.of("Bob Bell"), Set.of("a.test"))).isFalse();
        assertThat(people.have(Set.of("' OR '1'='1"), Set.of("a.test"))).isFalse();
        assertThat(people.have(Set.of(), Set.of())).isFalse();
    }
}
