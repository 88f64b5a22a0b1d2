package org.mailherd.testsupport;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mailherd.embedded.EmbeddedMariaDb;
import org.mailherd.embedded.MariaDbSettings;
import org.mariadb.jdbc.MariaDbDataSource;

/**
 * A schema of one's own in a real MariaDB; one server serves all tests of a JVM and ends with it.
 *
 * @param url the JDBC address
 * @param user may do everything in this schema
 * @param password of the user
 */
public record Database(String url, String user, String password) {

    private static final String NAME = "mailherd_test";
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static @Nullable EmbeddedMariaDb server;

    /**
     * A new schema, with all of Mailherd's tables when the module sees {@code libs/directory}'s
     * migrations.
     */
    public static Database fresh() {
        Database database = empty();
        if (Database.class.getClassLoader().getResource("db/migration") != null) {
            Migrations.run(database);
        }
        return database;
    }

    /** A new schema without any table. */
    public static Database empty() {
        EmbeddedMariaDb running = server();
        String schema = NAME + "_" + COUNT.incrementAndGet();
        try (Connection connection = running.connect()) {
            connection.createStatement().execute("CREATE DATABASE " + schema);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new Database(running.jdbcUrl(schema), running.user(), running.password());
    }

    /** Opens a connection for each request; no pool that a test would have to close. */
    public DataSource dataSource() {
        try {
            MariaDbDataSource source = new MariaDbDataSource(url);
            source.setUser(user);
            source.setPassword(password);
            return source;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static synchronized EmbeddedMariaDb server() {
        EmbeddedMariaDb running = server;
        if (running == null) {
            Path folder = TestFolders.forThisJvm("mariadb");
            running = EmbeddedMariaDb.start(new MariaDbSettings(folder, 0, NAME, NAME, "test"));
            TestFolders.closeAtExit(running, folder);
            server = running;
        }
        return running;
    }
}
