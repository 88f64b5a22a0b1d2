package org.mailherd.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mailherd.directory.schema.SchemaMigration;
import org.mariadb.jdbc.MariaDbDataSource;
import org.testcontainers.mariadb.MariaDBContainer;

/**
 * The schema on the very MariaDB that the containers run; everything else is tested on the embedded
 * one.
 */
@Tag("docker")
class MariaDbContainerIT {

    @Test
    void theSchemaStandsOnMariaDb118() throws Exception {
        try (MariaDBContainer server = new MariaDBContainer("mariadb:11.8")) {
            server.start();
            MariaDbDataSource source = new MariaDbDataSource(server.getJdbcUrl());
            source.setUser(server.getUsername());
            source.setPassword(server.getPassword());
            SchemaMigration.migrate(source);
            try (Connection connection = source.getConnection();
                    ResultSet rows =
                            connection
                                    .createStatement()
                                    .executeQuery("SELECT count(*) FROM mailbox")) {
                rows.next();
                assertThat(rows.getInt(1)).isZero();
            }
        }
    }
}
