package org.mailherd.watchdog.probe;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.stereotype.Component;

/** MariaDB and Redis, with the accounts of the services. */
@Component
final class StoreProbes {
    private final DatabaseProperties database;
    private final RedisConnectionFactory redis;

    StoreProbes(DatabaseProperties database, RedisConnectionFactory redis) {
        this.database = database;
        this.redis = redis;
    }

    void mariadb() throws SQLException, ProbeFailedException {
        Properties login = new Properties();
        login.setProperty("user", database.username());
        login.setProperty("password", database.password());
        login.setProperty("connectTimeout", String.valueOf(Dialog.TIMEOUT.toMillis()));
        login.setProperty("socketTimeout", String.valueOf(Dialog.TIMEOUT.toMillis()));
        try (Connection connection = DriverManager.getConnection(database.url(), login);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT 1")) {
            if (!row.next()) {
                throw new ProbeFailedException("SELECT 1 gave nothing");
            }
        }
    }

    void redis() throws ProbeFailedException {
        try (RedisConnection connection = redis.getConnection()) {
            String pong = connection.commands().ping();
            if (!"PONG".equals(pong)) {
                throw new ProbeFailedException("expected PONG, got: " + pong);
            }
        }
    }
}
