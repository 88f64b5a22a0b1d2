package org.mailherd.standalone.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailherd.standalone.CannotStartException;

class DataFolderTest {

    @TempDir Path temporary;

    @Test
    void aSecretIsMadeOnceAndForItsOwnerAlone() throws IOException {
        String first;
        try (DataFolder home = DataFolder.take(temporary.resolve("data"), false)) {
            first = home.secret("dbpass");
        }
        try (DataFolder home = DataFolder.take(temporary.resolve("data"), false)) {
            assertThat(home.secret("dbpass")).isEqualTo(first).hasSizeGreaterThan(30);
            assertThat(home.secret("redispass")).isNotEqualTo(first);
        }
        Path file = temporary.resolve("data/secrets/dbpass");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void oneRunAtATimeUsesIt() throws IOException {
        try (DataFolder _ = DataFolder.take(temporary.resolve("data"), false)) {
            assertThatThrownBy(() -> DataFolder.take(temporary.resolve("data"), true))
                    .isInstanceOf(CannotStartException.class)
                    .hasMessageContaining("in use by another run");
        }
    }

    @Test
    void aResetEmptiesOurFolder() throws IOException {
        try (DataFolder home = DataFolder.take(temporary.resolve("data"), false)) {
            Files.writeString(home.folder("spool").resolve("message"), "old");
        }
        try (DataFolder home = DataFolder.take(temporary.resolve("data"), true)) {
            assertThat(home.folder("spool")).isEmptyDirectory();
        }
    }

    @Test
    void aResetSparesForeignFiles() throws IOException {
        Path letter = Files.writeString(temporary.resolve("letter"), "dear");
        assertThatThrownBy(() -> DataFolder.take(temporary, true))
                .isInstanceOf(CannotStartException.class)
                .hasMessageContaining("not Mailherd's");
        assertThat(letter).exists();
    }
}
