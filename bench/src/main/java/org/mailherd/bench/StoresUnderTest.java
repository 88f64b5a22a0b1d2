package org.mailherd.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailherd.embedded.EmbeddedMariaDb;
import org.mailherd.embedded.EmbeddedRedis;
import org.mailherd.embedded.MariaDbSettings;
import org.mailherd.embedded.RedisSettings;

/**
 * The MariaDB and the Redis that a service measured alone needs, and the settings that name them.
 */
final class StoresUnderTest implements AutoCloseable {
    private static final String SECRET = "bench";

    private final Path directory;
    private final MariaDbSettings databaseSettings;
    private final EmbeddedRedis redis;
    private EmbeddedMariaDb database;

    private StoresUnderTest(Path directory) throws IOException {
        this.directory = directory;
        this.databaseSettings =
                new MariaDbSettings(
                        directory.resolve("mariadb"), freePort(), "mailherd", "mailherd", SECRET);
        this.database = EmbeddedMariaDb.start(databaseSettings);
        this.redis = EmbeddedRedis.start(new RedisSettings(directory.resolve("redis"), 0, SECRET));
    }

    /**
     * Starts both.
     *
     * @param directory for their data, kept at the end
     */
    static StoresUnderTest start(Path directory) throws IOException {
        Files.createDirectories(directory);
        return new StoresUnderTest(directory.toAbsolutePath());
    }

    /** What every service on them is told; the caller adds its own. */
    Map<String, Object> settings() throws IOException {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("mailherd.hostname", "mail.alpha.test");
        settings.put("mailherd.bind-address", "127.0.0.1");
        settings.put("mailherd.tls.directory", directory.resolve("tls"));
        settings.put("mailherd.management.port", freePort());
        settings.put("spring.datasource.url", database.jdbcUrl());
        settings.put("spring.datasource.username", database.user());
        settings.put("spring.datasource.password", database.password());
        settings.put("spring.data.redis.host", "127.0.0.1");
        settings.put("spring.data.redis.port", redis.port());
        settings.put("spring.data.redis.password", redis.password());
        return settings;
    }

    /** Runs these in order, each committed for itself; a first service has made the tables. */
    void execute(List<String> statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    Connection connect() throws SQLException {
        return database.connect();
    }

    void stopDatabase() {
        database.close();
    }

    /** On the same port, with the same data. */
    void startDatabase() {
        database = EmbeddedMariaDb.start(databaseSettings);
    }

    /** A port of loopback that was free a moment ago. */
    static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return probe.getLocalPort();
        }
    }

    @Override
    public void close() {
        redis.close();
        database.close();
    }
}
