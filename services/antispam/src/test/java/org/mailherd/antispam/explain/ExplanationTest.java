package org.mailherd.antispam.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailherd.antispam.check.Action;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.check.Symbol;

class ExplanationTest {

    /** A message that makes very many symbols, or very long ones, hides no virus. */
    @Test
    void whatDecidesAloneIsNeverLeftOut() {
        Hit virus = Hit.of(Symbol.forcing(Action.REJECT, "CLAM_VIRUS", "antivirus", "x"), "Eicar");
        List<Hit> many = new ArrayList<>();
        List<Hit> large = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            many.add(Hit.of(Symbol.of("S" + i, 1, "test", "x"), "detail"));
            large.add(Hit.of(Symbol.of("S" + i, 1, "test", "x"), "\u4e2d".repeat(500)));
        }
        many.add(virus);
        large.add(virus);
        assertThat(Explanation.symbols(many)).contains("\"name\":\"CLAM_VIRUS\"").contains("S98\"");
        assertThat(Explanation.symbols(large))
                .contains("\"name\":\"CLAM_VIRUS\"")
                .doesNotContain("S1\"");
    }
}
