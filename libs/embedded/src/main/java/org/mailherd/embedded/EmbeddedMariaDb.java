package org.mailherd.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A MariaDB server as a child process, on 127.0.0.1 only, with production's durability and a small
 * memory.
 *
 * <p>No account is ever open: the server reads the passwords from its init file before it accepts a
 * first connection.
 */
public final class EmbeddedMariaDb implements AutoCloseable {

    // A crash recovery after a kill may replay the whole redo log first.
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private final MariaDbSettings settings;
    private final int port;
    private final DataDirectory data;
    private final ChildProcess child;

    private EmbeddedMariaDb(
            MariaDbSettings settings, int port, DataDirectory data, ChildProcess child) {
        this.settings = settings;
        this.port = port;
        this.data = data;
        this.child = child;
    }

    /**
     * Starts the server and returns when it answers: 1-3 s, and about 5 s more for the first time
     * on a machine.
     *
     * @throws EmbeddedServerException with what is wrong and what to do
     */
    public static EmbeddedMariaDb start(MariaDbSettings settings) {
        MariaDbBinaries binaries = MariaDbBinaries.find();
        DataDirectory data = DataDirectory.take(settings.dataDirectory());
        try {
            if (!Files.isDirectory(settings.dataDirectory().resolve("mysql"))) {
                binaries.createSystemTables(settings.dataDirectory());
            }
            int port = LoopbackPorts.freeOr(settings.port());
            ChildProcess child =
                    ChildProcess.start(
                            "MariaDB", command(binaries, settings, port), data, "mariadb.log");
            EmbeddedMariaDb server = new EmbeddedMariaDb(settings, port, data, child);
            server.awaitReady();
            return server;
        } catch (IOException e) {
            data.close();
            throw new EmbeddedServerException(
                    "MariaDB did not start in " + settings.dataDirectory() + ": " + e, e);
        } catch (RuntimeException e) {
            data.close();
            throw e;
        }
    }

    /** The port on 127.0.0.1. */
    public int port() {
        return port;
    }

    /** The JDBC address of the settings' own database. */
    public String jdbcUrl() {
        return jdbcUrl(settings.database());
    }

    /** The JDBC address of another database of this server. */
    public String jdbcUrl(String database) {
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + database;
    }

    public String user() {
        return settings.user();
    }

    public String password() {
        return settings.password();
    }

    /** A connection to the settings' own database. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), user(), password());
    }

    /** Whether the child still runs. */
    public boolean isRunning() {
        return child.isAlive();
    }

    /** Shuts the server down cleanly and waits for its end. */
    @Override
    public void close() {
        child.stop(STOP_LIMIT);
        data.close();
    }

    private static List<String> command(
            MariaDbBinaries binaries, MariaDbSettings settings, int port) throws IOException {
        Path init = writeInitFile(settings);
        List<String> command = new ArrayList<>(binaries.serverCommand(settings.dataDirectory()));
        command.addAll(
                List.of(
                        "--port=" + port,
                        "--bind-address=127.0.0.1",
                        // A path relative to the data directory: absolute ones may be longer than a
                        // socket's 107 bytes.
                        "--socket=mariadb.sock",
                        "--pid-file=mariadb.pid",
                        "--init-file=" + init,
                        "--skip-name-resolve",
                        // Loopback only; else 11.4 makes a new RSA key at each start, which takes
                        // seconds.
                        "--skip-ssl",
                        "--character-set-server=utf8mb4",
                        "--collation-server=utf8mb4_unicode_ci",
                        "--transaction-isolation=READ-COMMITTED",
                        "--default-time-zone=+00:00",
                        "--innodb-flush-log-at-trx-commit=1",
                        "--innodb-buffer-pool-size=64M",
                        "--innodb-log-file-size=32M",
                        "--performance-schema=OFF",
                        "--max-connections=300",
                        "--max-allowed-packet=64M"));
        return command;
    }

    // The installer makes root for each of the host's names without a password: they go first.
    private static Path writeInitFile(MariaDbSettings settings) throws IOException {
        String sql =
                """
                DELETE FROM mysql.global_priv WHERE User <> 'mariadb.sys' AND Host <> 'localhost';
                DELETE FROM mysql.global_priv WHERE User = '';
                FLUSH PRIVILEGES;
                ALTER USER root@localhost IDENTIFIED BY '%3$s';
                CREATE DATABASE IF NOT EXISTS `%1$s`;
                CREATE OR REPLACE USER '%2$s'@'127.0.0.1' IDENTIFIED BY '%3$s';
                GRANT ALL PRIVILEGES ON `%4$s%%`.* TO '%2$s'@'127.0.0.1';
                """
                        .formatted(
                                settings.database(),
                                settings.user(),
                                settings.password(),
                                settings.database().replace("_", "\\_"));
        return PrivateFile.write(settings.dataDirectory().resolve("mailherd-init.sql"), sql);
    }

    private void awaitReady() {
        child.awaitReady(
                START_LIMIT,
                () -> {
                    try (Connection connection = connect()) {
                        return connection.isValid(1);
                    } catch (SQLException e) {
                        return false;
                    }
                });
    }
}
