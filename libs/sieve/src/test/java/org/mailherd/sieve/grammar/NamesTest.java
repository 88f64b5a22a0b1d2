package org.mailherd.sieve.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailherd.sieve.Sieve;

/** Cases 19 and 20: names and texts of strangers. */
class NamesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "../x",
                "a/b",
                "/etc/passwd",
                "a\\b",
                "a\0b",
                "a\nb",
                "a\u0085b",
                "a\u2028b",
                "a\u007fb",
                "\uD800"
            })
    void cve202140525PathTraversalThroughAScriptName(String name) {
        assertThat(ScriptName.isValid(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "My rules", "\u00dcbersicht", "a.b..c", "...", "-rf"})
    void ordinaryNamesAreFine(String name) {
        assertThat(ScriptName.isValid(name)).isTrue();
    }

    @Property
    void quotedTextNeverEndsItsString(@ForAll String text) {
        String plain = printable(text);
        if (plain.isEmpty()) {
            return;
        }
        String script = "require \"fileinto\"; fileinto " + SieveText.quote(plain) + ";";
        assertThat(Sieve.of(script).says("S: x\n\n"))
                .isIn(
                        plain.equalsIgnoreCase("inbox") ? "keep" : "fileinto " + plain,
                        "fileinto " + plain);
    }

    @Property
    void ruleNameNeverLeavesItsComment(@ForAll String name) {
        assertThat(Sieve.of(SieveText.comment(name) + "\ndiscard;").says("S: x\n\n"))
                .isEqualTo("discard");
    }

    @Property
    void literalTextHoldsNoVariables(@ForAll String text) {
        String wild = "${a}" + printable(text) + "${1}${hex:41}";
        String script =
                "require [\"fileinto\", \"encoded-character\"]; fileinto "
                        + SieveText.quoteLiteral(wild)
                        + ";";
        assertThat(Sieve.of(script).says("S: x\n\n")).isEqualTo("fileinto " + wild);
    }

    private static String printable(String text) {
        StringBuilder printable = new StringBuilder();
        text.chars()
                .filter(c -> !Character.isISOControl(c) && !Character.isSurrogate((char) c))
                .forEach(c -> printable.append((char) c));
        return printable.toString();
    }
}
