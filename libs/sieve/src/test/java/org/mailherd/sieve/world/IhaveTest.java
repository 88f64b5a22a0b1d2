package org.mailherd.sieve.world;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailherd.sieve.Sieve;

/** RFC 5463 rule by rule: what a failed {@code ihave} excuses, and what it does not. */
class IhaveTest {

    private static final String MESSAGE = "From: tim@example.com\nSubject: x\n\nb\n";

    private static String says(String script) {
        return Sieve.of("require [\"ihave\"];\n" + script).says(MESSAGE);
    }

    private static String errors(String script) {
        return Sieve.errors("require [\"ihave\"];\n" + script);
    }

    @Test
    void extensionsThatWereFoundNeedNoRequire() {
        assertThat(says("if ihave [\"fileinto\", \"copy\"] { fileinto :copy \"a\"; }"))
                .isEqualTo("fileinto a; keep");
        assertThat(says("if not ihave \"fileinto\" { discard; } fileinto \"a\";"))
                .isEqualTo("fileinto a");
        assertThat(says("if anyof (ihave \"nope\", ihave \"fileinto\") { fileinto \"a\"; }"))
                .isEqualTo("fileinto a");
    }

    @Test
    void oneThatIsMissingEnablesNone() {
        assertThat(errors("if ihave [\"fileinto\", \"nope\"] { keep; } else { frop; }")).isEmpty();
        assertThat(says("if ihave [\"fileinto\", \"nope\"] { keep; }\nfileinto \"a\";"))
                .contains("fault 3: 'fileinto' needs");
        assertThat(errors("if ihave [\"fileinto\", \"nope\"] { keep; } setflag \"a\";"))
                .contains("needs: require \"imap4flags\"");
    }

    @Test
    void whatChangesHowScriptsAreReadCannotBeTestedFor() {
        assertThat(says("if ihave \"variables\" { discard; } redirect \"${a}@x.example\";"))
                .isEqualTo("redirect ${a}@x.example");
        assertThat(says("if ihave \"encoded-character\" { redirect \"${hex:41}@x.example\"; }"))
                .isEqualTo("keep");
        assertThat(
                        Sieve.of(
                                        "require [\"ihave\", \"variables\"];"
                                                + " if ihave \"variables\" { discard; }")
                                .says(MESSAGE))
                .isEqualTo("keep");
    }

    @Test
    void namesAreComparedOctetByOctetAndAreConstant() {
        assertThat(says("if ihave \"FILEINTO\" { discard; }")).isEqualTo("keep");
        assertThat(
                        Sieve.errors(
                                "require [\"ihave\", \"variables\"];"
                                        + " if ihave \"${a}\" { discard; }"))
                .contains("without variables");
    }

    /** Nothing in them is ever run: whatever it means, it is no error. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "if ihave \"nope\" { nope 5 :way { keep; } }",
                "if ihave \"nope\" { fileinto 5; stop \"x\"; }",
                "if allof (ihave \"nope\", nope :x \"y\") { nope; }",
                "if anyof (not ihave \"nope\", nope :x \"y\") { keep; } else { nope; }",
                "if not ihave \"nope\" { keep; } elsif nope { nope; } else { keep 7; }",
                "if not anyof (ihave \"nope\") { keep; } else { redirect; }",
                "if ihave \"nope\" { if true { nope; } else { keep 7; } }",
                "if not ihave \"nope\" { stop; } redirect 5; keep 7;",
                "if not ihave \"nope\" { error \"no\"; } if nope { redirect; }",
                "if ihave \"nope\" { keep 1; } else { keep; stop; } redirect 5;",
            })
    void whatIsNeverReachedIsNoError(String script) {
        assertThat(errors(script)).isEmpty();
        assertThat(says(script)).startsWith("keep");
    }

    /** An extension that is missing cannot have made these right. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "if ihave \"nope\" { nope; } redirect 5;",
                "if ihave \"nope\" { nope; } else { keep 7; }",
                "if not ihave \"nope\" { keep 7; }",
                "if allof (header :is \"a\", ihave \"nope\") { nope; }",
                "if ihave \"nope\" { nope; } elsif header \"a\" { keep; }",
                "if ihave \"nope\" { nope; } fileinto \"a\";",
                "if ihave \"nope\" { nope; } if header :is :is \"a\" \"b\" { keep; }",
                "if ihave \"nope\" { nope; } elsif true { keep; } else",
                "if ihave \"nope\" { stop; } keep 7;",
                "if header \"a\" \"b\" { stop; } elsif not ihave \"nope\" { stop; } keep 7;",
                "if ihave \"nope\" { if not ihave \"nope\" { stop; } } keep 7;",
                "if ihave \"nope\" { ihave; } fileinto 5;",
            })
    void whatIsReachedIsLookedAtAsEver(String script) {
        assertThat(errors(script)).isNotEmpty();
    }

    @Test
    void unknownWordsThatAreReachedAreFaultsOfTheRun() {
        assertThat(says("if ihave \"nope\" { keep; }\ndiscard; nope \"x\";"))
                .isEqualTo("keep; fault 3: unknown command 'nope'");
        assertThat(says("if ihave \"nope\" { keep; }\nif anyof (true, nope) { discard; }"))
                .isEqualTo("discard");
        assertThat(says("if ihave \"nope\" { keep; }\nif allof (true, nope) { discard; }"))
                .isEqualTo("keep; fault 3: unknown test 'nope'");
        assertThat(says("if ihave \"nope\" { keep; }\nkeep :nope;"))
                .contains("fault 3: 'keep' has no tag :nope");
        assertThat(
                        says(
                                "if ihave \"comparator-nope\" { keep; }\n"
                                        + "if header :comparator \"nope\" \"a\" \"b\" { keep; }"))
                .contains("fault 3: unknown comparator 'nope'");
    }

    @Test
    void anIhaveThatIsNotReachedEnablesNothing() {
        assertThat(errors("if ihave \"nope\" { if ihave \"fileinto\" { } } fileinto \"a\";"))
                .contains("needs: require \"fileinto\"");
    }

    @Test
    void errorEndsTheRunWithItsMessage() {
        assertThat(
                        Sieve.of(
                                        "require [\"ihave\", \"variables\"]; set \"a\" \"b\";\n"
                                                + "if not ihave \"nope\" { error \"no ${a}\"; }")
                                .says(MESSAGE))
                .isEqualTo("keep; fault 2: no b");
        assertThat(Sieve.errors("error \"x\";")).contains("needs: require \"ihave\"");
        assertThat(Sieve.errors("if ihave \"x\" { keep; }")).contains("needs: require \"ihave\"");
    }

    @Test
    void aThousandTestsInARowCostNoDepth() {
        assertThat(errors("if not ihave \"nope\" { stop; }\n".repeat(20_000))).isEmpty();
    }
}
