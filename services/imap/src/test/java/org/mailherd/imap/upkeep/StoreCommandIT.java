package org.mailherd.imap.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailherd.testsupport.Database;
import org.springframework.jdbc.core.simple.JdbcClient;

class StoreCommandIT {
    @TempDir private Path directory;
    private final Database database = Database.fresh();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private int run(String... args) {
        out.reset();
        PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
        return StoreCommand.run(
                List.of(args),
                printed,
                printed,
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.user(),
                "--spring.datasource.password=" + database.password(),
                "--mailherd.store.directory=" + directory);
    }

    @Test
    void saysWhatIsWrongAndMendsItWhenAsked() {
        assertThat(run("check")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("0 messages read, 0 findings");
        JdbcClient.create(database.dataSource())
                .sql("INSERT INTO mailbox_state (mailbox_id, bytes) VALUES (7, 9)")
                .update();
        assertThat(run("check")).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("wrong: mailbox 7: counts 9 octets, holds 0");
        assertThat(run("check", "--repair")).isZero();
        assertThat(run("check")).isZero();
    }

    @Test
    void tellsHowItIsUsed() {
        assertThat(run("repair")).isEqualTo(64);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("usage: store check [--repair]");
    }
}
