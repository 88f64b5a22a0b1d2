package org.mailherd.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class DatabaseTest {

    @Test
    void eachTestHasASchemaOfItsOwn() throws SQLException {
        Database one = Database.fresh();
        Database other = Database.fresh();
        try (Connection first = one.dataSource().getConnection();
                Connection second = other.dataSource().getConnection()) {
            first.createStatement().execute("CREATE TABLE same_name (id INT)");
            second.createStatement().execute("CREATE TABLE same_name (id INT)");
            assertThat(first.getCatalog()).isNotEqualTo(second.getCatalog());
        }
    }

    @Test
    void redisAnswersAndIsEmpty() {
        assertThat(Redis.fresh().port()).isPositive();
    }
}
