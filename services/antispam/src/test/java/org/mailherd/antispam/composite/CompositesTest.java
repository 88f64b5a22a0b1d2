package org.mailherd.antispam.composite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.check.Symbol;
import org.mailherd.antispam.composite.CompositesProperties.Policy;
import org.mailherd.antispam.composite.CompositesProperties.Rule;
import org.mailherd.antispam.inquiry.Findings;

class CompositesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "A & B; true",
                "A & !B; false",
                "A & !C; true",
                "C | B; true",
                "not (C or D) and A; true",
                "A && (C || B); true",
                "C & A | B; true",
                "C & (A | B); false",
                "!!A; true",
            })
    void expressionsHold(String expression, boolean holds) {
        assertThat(ExpressionParser.parse(expression).holds(Set.of("A", "B"))).isEqualTo(holds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A &", "& A", "(A", "A)", "A B", "A + B", "!", "A & () ", "^A"})
    void badExpressionsAreRefused(String expression) {
        assertThatThrownBy(() -> ExpressionParser.parse(expression))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void deepExpressionsAreRefused() {
        assertThatThrownBy(() -> ExpressionParser.parse("(".repeat(500) + "A"))
                .hasMessageContaining("nested");
        assertThatThrownBy(() -> ExpressionParser.parse("!".repeat(500) + "A"))
                .hasMessageContaining("nested");
    }

    @Test
    void compositeAddsItsWeightOrTakesThePlaceOfItsParts() {
        Findings found = Findings.of(List.of(hit("A", 2), hit("B", 3), hit("C", 1)));
        assertThat(score(composites(Policy.ADD, "A & B").applied(found))).isEqualTo(16);
        Findings replaced = composites(Policy.REPLACE, "A & B & !D").applied(found);
        assertThat(score(replaced)).isEqualTo(11);
        assertThat(replaced.shared().getLast().options()).containsExactly("A", "B");
        assertThat(composites(Policy.ADD, "A & D").applied(found)).isEqualTo(found);
    }

    @Test
    void laterCompositesSeeEarlierOnes() {
        Map<String, Rule> rules = new LinkedHashMap<>();
        rules.put("ONE", new Rule("A", 1, Policy.ADD, ""));
        rules.put("TWO", new Rule("ONE & A", 1, Policy.ADD, ""));
        Findings found = Composites.of(rules).applied(Findings.of(List.of(hit("A", 0))));
        assertThat(score(found)).isEqualTo(2);
    }

    @Test
    void recipientsHaveTheirOwn() {
        Findings found =
                new Findings(List.of(hit("A", 1)), Map.of("x@a.test", List.of(hit("B", 1))));
        Findings applied = composites(Policy.ADD, "A & B").applied(found);
        assertThat(applied.shared()).hasSize(1);
        assertThat(applied.of("x@a.test")).hasSize(3);
    }

    @Test
    void allFaultsOfTheSettingsAreToldTogether() {
        Map<String, Rule> rules = new LinkedHashMap<>();
        rules.put("small", new Rule("A", 1, Policy.ADD, ""));
        rules.put("BROKEN", new Rule("A &", 1, Policy.ADD, ""));
        assertThatThrownBy(() -> Composites.of(rules))
                .hasMessageContaining("small:")
                .hasMessageContaining("BROKEN: 'A &': a symbol is missing");
    }

    private static Composites composites(Policy policy, String expression) {
        return Composites.of(Map.of("BOTH", new Rule(expression, 10, policy, "")));
    }

    private static double score(Findings findings) {
        return findings.shared().stream().mapToDouble(hit -> hit.symbol().weight()).sum();
    }

    private static Hit hit(String name, double weight) {
        return Hit.of(Symbol.of(name, weight, "test", "A test"));
    }
}
