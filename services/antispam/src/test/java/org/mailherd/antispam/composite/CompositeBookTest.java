package org.mailherd.antispam.composite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.check.Symbol;
import org.mailherd.antispam.composite.CompositesProperties.Policy;
import org.mailherd.antispam.composite.CompositesProperties.Rule;
import org.mailherd.antispam.inquiry.Findings;
import org.mailherd.antispam.ucl.Ucl;

class CompositeBookTest {

    private static final Map<String, Rule> OURS =
            Map.of("OURS", new Rule("A & B", 3, Policy.ADD, "Ours"));

    @TempDir private Path folder;

    @Test
    void changesCountWithoutARestartAndAFaultChangesNothing() throws IOException {
        Path file = folder.resolve("composites.conf");
        CompositeBook book = book(file);
        book.start();
        try {
            assertThat(weights(book)).isEqualTo(Map.of("A", 1.0, "B", 1.0, "OURS", 3.0));
            Files.writeString(
                    file,
                    """
                    # mine
                    OURS { score = 5; }
                    MINE {
                      expression = "OURS & !C";
                      score = 2.5;
                      policy = "remove_weight";
                      description = "Mine";
                    }
                    """);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> weights(book).containsKey("MINE"));
            Map<String, Double> changed = Map.of("A", 1.0, "B", 1.0, "OURS", 0.0, "MINE", 2.5);
            assertThat(weights(book)).isEqualTo(changed);
            for (String fault : List.of("MINE {", "MINE { expression = \"A &\" }", "mine {}")) {
                Files.writeString(file, fault);
                book.look();
                assertThat(weights(book)).isEqualTo(changed);
            }
            Files.writeString(file, "OURS { enabled = false }\n");
            book.look();
            assertThat(weights(book)).isEqualTo(Map.of("A", 1.0, "B", 1.0));
            Files.delete(file);
            book.look();
            assertThat(weights(book)).containsEntry("OURS", 3.0);
        } finally {
            book.stop();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MINE = 4                                       | MINE is a section",
                "MINE { score = 4 }                             | section MINE: it has no expression",
                "MINE { expression = \"A\"; score = heavy }     | section MINE: score is a number",
                "MINE { expression = \"A\"; policy = remove_all } | the policy remove_all",
                "MINE { expression = \"A\"; group = x }         | group is none of expression",
                "MINE { expression = \"A\"; enabled = perhaps } | enabled is true or false",
                "MINE { expression = 3 }                        | expression is a text"
            })
    void aFaultySectionIsNamed(String text, String reason) {
        assertThatThrownBy(() ->
                        Ucl.read(text)
                                .forEach((name, section) -> RuleReader.read(name, section, null)))
                .hasMessageContaining(reason);
    }

    private static CompositeBook book(Path file) {
        return new CompositeBook(new CompositesProperties(OURS, file.toString()));
    }

    private static Map<String, Double> weights(CompositeBook book) {
        List<Hit> found =
                Stream.of("A", "B")
                        .map(name -> Hit.of(Symbol.of(name, 1, "test", "A test")))
                        .toList();
        return book.current().applied(Findings.of(found)).shared().stream()
                .collect(
                        Collectors.toMap(hit -> hit.symbol().name(), hit -> hit.symbol().weight()));
    }
}
