package org.mailherd.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedMariaDbTest {

    @TempDir Path folder;

    @Test
    void keepsDataOverARestartAndTakesTheNewPassword() throws SQLException {
        try (EmbeddedMariaDb server = EmbeddedMariaDb.start(settings("first"));
                Connection connection = server.connect()) {
            connection.createStatement().execute("CREATE TABLE note (text VARCHAR(10))");
            connection.createStatement().execute("INSERT INTO note VALUES ('Grüße')");
        }
        try (EmbeddedMariaDb server = EmbeddedMariaDb.start(settings("second"));
                Connection connection = server.connect()) {
            assertThat(one(connection, "SELECT text FROM note")).isEqualTo("Grüße");
        }
    }

    @Test
    void noAccountIsOpen() {
        try (EmbeddedMariaDb server = EmbeddedMariaDb.start(settings("secret"))) {
            for (String user : new String[] {"root", "", "mailherd", "mariadb.sys"}) {
                assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl(), user, ""))
                        .as("user '%s' without a password", user)
                        .isInstanceOf(SQLException.class);
            }
        }
    }

    @Test
    void theUserMayMakeDatabasesOfItsOwnNameOnly() throws SQLException {
        try (EmbeddedMariaDb server = EmbeddedMariaDb.start(settings("secret"));
                Connection connection = server.connect()) {
            connection.createStatement().execute("CREATE DATABASE mailherd_7");
            assertThatThrownBy(() -> connection.createStatement().execute("CREATE DATABASE other"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void commitsAreDurableAsInProduction() throws SQLException {
        try (EmbeddedMariaDb server = EmbeddedMariaDb.start(settings("secret"));
                Connection connection = server.connect()) {
            assertThat(one(connection, "SELECT @@innodb_flush_log_at_trx_commit")).isEqualTo("1");
            assertThat(one(connection, "SELECT @@bind_address")).isEqualTo("127.0.0.1");
            assertThat(one(connection, "SELECT @@character_set_server")).isEqualTo("utf8mb4");
        }
    }

    @Test
    void refusesADirectoryInUse() {
        try (EmbeddedMariaDb _ = EmbeddedMariaDb.start(settings("secret"))) {
            assertThatThrownBy(() -> EmbeddedMariaDb.start(settings("secret")))
                    .isInstanceOf(EmbeddedServerException.class)
                    .hasMessageContaining("in use by another Mailherd");
        }
    }

    @Test
    void nothingIsLeftAfterAStop() throws Exception {
        ProcessHandle child;
        try (EmbeddedMariaDb _ = EmbeddedMariaDb.start(settings("secret"))) {
            child = rememberedChild();
            assertThat(child.isAlive()).isTrue();
        }
        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void aSignalToTheWholeProcessGroupLeavesTheStopToUs() throws Exception {
        EmbeddedMariaDb server = EmbeddedMariaDb.start(settings("secret"));
        ProcessHandle child = rememberedChild();
        keepers().forEach(ProcessHandle::destroy);
        assertThat(server.isRunning()).isTrue();
        server.close();
        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void aServerThatAKilledKeeperLeftIsStoppedByTheNextStart() throws Exception {
        EmbeddedMariaDb killed = EmbeddedMariaDb.start(settings("secret"));
        ProcessHandle leftover = rememberedChild();
        // What kill -9 on the whole process group does: the keeper can tell the server nothing.
        keepers().forEach(ProcessHandle::destroyForcibly);
        await().until(() -> !killed.isRunning());
        assertThat(leftover.isAlive()).isTrue();
        killed.close();
        try (EmbeddedMariaDb server = EmbeddedMariaDb.start(settings("secret"))) {
            assertThat(leftover.isAlive()).isFalse();
            assertThat(server.isRunning()).isTrue();
        }
    }

    private MariaDbSettings settings(String password) {
        return new MariaDbSettings(folder.resolve("data"), 0, "mailherd", "mailherd", password);
    }

    private static List<ProcessHandle> keepers() {
        return ProcessHandle.current()
                .descendants()
                .filter(process ->
                        process.info().command().filter(c -> !c.endsWith("mariadbd")).isPresent())
                .toList();
    }

    private ProcessHandle rememberedChild() throws Exception {
        String pid = Files.readString(folder.resolve("data/mailherd.pid")).split(" ")[0];
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private static String one(Connection connection, String query) throws SQLException {
        try (ResultSet rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
