package org.mailherd.antispam.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.check.Symbol;
import org.mailherd.antispam.inquiry.Findings;

class ScoreBookTest {

    private static final Hit FAIL = Hit.of(Symbol.of("R_SPF_FAIL", 8, "spf", "x"), "detail");
    private static final Hit CAPS = Hit.of(Symbol.of("SUBJ_ALL_CAPS", 2, "subject", "x"));

    @TempDir private Path folder;

    @Test
    void weighsAnewAndSwitchesOff() {
        Scores scores =
                Scores.parse(List.of("# mine", "R_SPF_FAIL=4.5 # less", "", "SUBJ_ALL_CAPS = off"));
        Findings applied =
                scores.apply(new Findings(List.of(FAIL, CAPS), Map.of("a", List.of(CAPS, FAIL))));
        assertThat(applied.shared()).hasSize(1);
        assertThat(applied.shared().getFirst().symbol().weight()).isEqualTo(4.5);
        assertThat(applied.shared().getFirst().options()).containsExactly("detail");
        assertThat(applied.ofRecipient().get("a")).hasSize(1);
    }

    @Test
    void faultyLineIsNamed() {
        assertThatThrownBy(() -> Scores.parse(List.of("A = 1", "B")))
                .hasMessageContaining("line 2");
        assertThatThrownBy(() -> Scores.parse(List.of("A = x"))).hasMessageContaining("line 1");
        assertThatThrownBy(() -> Scores.parse(List.of("A = NaN"))).hasMessageContaining("line 1");
    }

    @Test
    void changeCountsWithoutARestartAndAFaultChangesNothing() throws IOException {
        Path file = folder.resolve("scores.conf");
        ScoreBook book = new ScoreBook(new ScoreProperties(file.toString()));
        book.start();
        try {
            assertThat(book.current()).isEqualTo(Scores.OWN);
            Files.writeString(file, "R_SPF_FAIL = 1\n");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> book.current().weights().containsKey("R_SPF_FAIL"));
            Files.writeString(file, "nonsense\n");
            book.look();
            assertThat(book.current().weights()).containsKey("R_SPF_FAIL");
            Files.delete(file);
            book.look();
            assertThat(book.current()).isEqualTo(Scores.OWN);
        } finally {
            book.stop();
        }
    }
}
