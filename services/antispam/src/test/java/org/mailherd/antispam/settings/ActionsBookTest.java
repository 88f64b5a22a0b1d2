package org.mailherd.antispam.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailherd.antispam.verdict.Thresholds;

class ActionsBookTest {

    private static final Thresholds USUAL = new Thresholds(15, 8, 7);

    @TempDir private Path folder;

    @Test
    void changesCountWithoutARestartAndAFaultChangesNothing() throws IOException {
        Path file = folder.resolve("actions.conf");
        ActionsBook book = book(file);
        book.start();
        try {
            assertThat(book.current()).isEqualTo(USUAL);
            Files.writeString(file, "# mine\nreject = 12;\nadd_header = 6\ngreylist = 4;\n");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> book.current().equals(new Thresholds(12, 6, 4)));
            Files.writeString(file, "reject = soon\n");
            book.look();
            assertThat(book.current()).isEqualTo(new Thresholds(12, 6, 4));
            Files.delete(file);
            book.look();
            assertThat(book.current()).isEqualTo(USUAL);
        } finally {
            book.stop();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "reject = 20, 20, 8, 7",
        "reject = 5, 5, 5, 5",
        "greylist = null, 15, 8, 8",
        "add_header = null, 15, 15, 7",
        "reject = null, 1e9, 8, 7"
    })
    void whatTheFileLeavesOutIsAsUsual(
            String text, double reject, double addHeader, double greylist) throws IOException {
        ActionsBook book = book(Files.writeString(folder.resolve("actions.conf"), text));
        book.look();
        assertThat(book.current()).isEqualTo(new Thresholds(reject, addHeader, greylist));
    }

    @ParameterizedTest
    @CsvSource({"reject = 5; add_header = 9", "subject = 4", "reject {}", "reject = 99999"})
    void aFaultyFileIsRefused(String text) throws IOException {
        ActionsBook book = book(Files.writeString(folder.resolve("actions.conf"), text));
        book.look();
        assertThat(book.current()).isEqualTo(USUAL);
    }

    private static ActionsBook book(Path file) {
        return new ActionsBook(new ActionsProperties(file.toString()), USUAL);
    }
}
