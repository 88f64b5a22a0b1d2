package org.mailherd.antispam.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailherd.antispam.ucl.Ucl;

class SettingsBookTest {

    @TempDir private Path folder;

    @Test
    void changesCountWithoutARestartAndAFaultChangesNothing() throws IOException {
        Path file = folder.resolve("settings.conf");
        SettingsBook book = new SettingsBook(new SettingsProperties(file.toString()));
        book.start();
        try {
            assertThat(book.byId("strict")).isEmpty();
            Files.writeString(file, "strict { apply { actions { reject = 5; } } }\n");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> book.byId("strict").isPresent());
            Files.writeString(file, "strict {\n");
            book.look();
            assertThat(book.byId("strict")).isPresent();
            Files.delete(file);
            book.look();
            assertThat(book.byId("strict")).isEmpty();
        } finally {
            book.stop();
        }
    }

    @Test
    void aSectionIsFoundByItsIdOrTheMailServersTag() throws IOException {
        SettingsBook book =
                book(
                        """
                        settings {
                          one { id = "first"; priority = high; whitelist = yes; }
                          two {
                            request_header { "MTA-Tag" = "^edge[0-9]$"; }
                            symbols = ["FROM_EDGE"];
                            apply { scores { FROM_EDGE = 2.5; } }
                          }
                        }
                        """);
        assertThat(book.byId("first").orElseThrow().skip()).isTrue();
        assertThat(book.byId("one")).isEmpty();
        assertThat(book.byId("two")).isEqualTo(book.byTag("edge7"));
        assertThat(book.byTag("edge7").orElseThrow().added().getFirst().symbol().weight())
                .isEqualTo(2.5);
        assertThat(book.byTag("edge77")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a { from = \"@example.com\"; }                    | section a: from",
                "a { request_header { Subject = x } }              | section a: request_header",
                "a { request_header { \"MTA-Tag\" = \"[\" } }      | section a: request_header",
                "a { apply { actions { reject = x } } }            | section a: reject",
                "a { id = x } b { id = x }                         | section b: its id",
                "a = 1                                             | a is an object"
            })
    void aFaultySectionIsNamed(String text, String reason) {
        assertThatThrownBy(() -> SettingsRule.readAll(Ucl.read(text))).hasMessageContaining(reason);
    }

    private SettingsBook book(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("settings.conf"), text);
        SettingsBook book = new SettingsBook(new SettingsProperties(file.toString()));
        book.look();
        return book;
    }
}
