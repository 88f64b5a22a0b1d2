package org.mailherd.antispam.blocklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListBookTest {

    @TempDir private Path folder;

    @Test
    void changesCountWithoutARestartAndAFaultChangesNothing() throws IOException {
        Path file = folder.resolve("blocklists.conf");
        ListBook book =
                new ListBook(
                        new BlocklistProperties(
                                List.of("RBL_A a.test 4"), List.of(), "", 60, file.toString()));
        book.start();
        try {
            assertThat(symbols(book)).containsExactly("RBL_A");
            Files.writeString(
                    file,
                    """
                    # mine
                    client RBL_B  b.test=127.0.0.[2;4..7] 3
                    domain URIBL_C c.test 2.5 # hacked shops
                    """);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> symbols(book).size() == 3);
            assertThat(symbols(book)).containsExactly("RBL_A", "RBL_B", "URIBL_C");
            Files.writeString(file, "client nonsense\n");
            book.look();
            assertThat(symbols(book)).containsExactly("RBL_A", "RBL_B", "URIBL_C");
            Files.writeString(file, "spamhaus-key abcdef\n");
            book.look();
            assertThat(book.current().clients())
                    .anyMatch(zone -> zone.name().equals("abcdef.zen.dq.spamhaus.net"));
            Files.delete(file);
            book.look();
            assertThat(symbols(book)).containsExactly("RBL_A");
        } finally {
            book.stop();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RBL_A a.test 4        | line 2: it begins with none of client, domain",
                "client                | line 2: '' is no list such as",
                "domain A a.test b     | line 2: 'A a.test b' is no list such as",
                "spamhaus-key SECRET-1 | line 2: the key of Spamhaus"
            })
    void aFaultyLineIsNamedButNoKey(String line, String reason) {
        BlocklistProperties none = new BlocklistProperties(List.of(), List.of(), "", 60, "");
        assertThatThrownBy(() -> Lists.with(none, List.of("", line)))
                .hasMessageContaining(reason)
                .hasMessageNotContaining("SECRET");
    }

    private static List<String> symbols(ListBook book) {
        return Stream.of(book.current().clients(), book.current().domains())
                .flatMap(List::stream)
                .map(zone -> zone.symbol().name())
                .toList();
    }
}
