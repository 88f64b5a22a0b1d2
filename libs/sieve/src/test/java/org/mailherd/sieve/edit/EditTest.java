package org.mailherd.sieve.edit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailherd.sieve.Sieve;
import org.mailherd.sieve.outcome.Action;
import org.mailherd.sieve.outcome.Rewrite;

/** RFC 5293. */
class EditTest {

    private static final String MESSAGE =
            "Received: one\nX-A: 1\nX-A: 2\nX-A: 3\nSubject: caf\u00e9\n folded\n\nb\n";

    private static String head(String commands) {
        Action action =
                Sieve.of("require [\"editheader\", \"fileinto\"]; " + commands)
                        .run(MESSAGE)
                        .actions()
                        .getFirst();
        Action.Keep keep = (Action.Keep) action;
        return keep.stored().rewrite().map(Rewrite::head).orElse("as it was").replace("\r\n", "\n");
    }

    private static final String CAFE =
            new String(
                    "caf\u00e9".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                    java.nio.charset.StandardCharsets.ISO_8859_1);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    deleteheader "x-a"; addheader "X-B" "v"; | X-B: v/Received: one/Subject: S/ folded//
                    deleteheader :index 1 "X-A"; | Received: one/X-A: 2/X-A: 3/Subject: S/ folded//
                    deleteheader :index 1 :last "X-A"; | Received: one/X-A: 1/X-A: 2/Subject: S/ folded//
                    deleteheader :contains "X-A" ["2", "3"]; addheader :last "Z" "z"; | Received: one/X-A: 1/Subject: S/ folded/Z: z//
                    deleteheader :index 2 "X-A" "1"; | as it was
                    deleteheader "Received"; | as it was
                    deleteheader ["X-A"]; | error
                    """)
    void fieldsComeAndGo(String commands, String expected) {
        if (expected.equals("error")) {
            assertThat(Sieve.errors("require \"editheader\"; " + commands)).isNotEmpty();
            return;
        }
        assertThat(head(commands))
                .isEqualTo(expected.replace('/', '\n').replace("Subject: S", "Subject: " + CAFE));
    }

    @Test
    void valueCannotInjectAnotherField() {
        assertThat(head("addheader \"X-B\" \"a\r\nBcc: x@y.test\r\n\r\nbody\";"))
                .startsWith("X-B: a Bcc: x@y.test body\n");
    }

    @Test
    void otherLettersAreEncodedAndLongLinesFolded() {
        assertThat(head("addheader \"X-B\" \"gr\u00fc\u00dfe\";"))
                .startsWith("X-B: =?UTF-8?B?Z3LDvMOfZQ==?=\n");
        assertThat(head("addheader \"X-B\" \"" + "word ".repeat(40) + "\";").lines())
                .allMatch(line -> line.length() <= 78);
    }

    @Test
    void laterTestsSeeTheEdit() {
        assertThat(
                        Sieve.of(
                                        "require \"editheader\"; addheader \"X-B\" \"hello\";"
                                                + " if header \"x-b\" \"hello\" { discard; }")
                                .says(MESSAGE))
                .isEqualTo("discard");
    }

    @Test
    void failedScriptKeepsTheMessageAsItCame() {
        assertThat(
                        head(
                                "addheader \"X-B\" \"hello\"; redirect \"a@x.test\"; redirect \"b@x.test\";"
                                        + "redirect \"c@x.test\"; redirect \"d@x.test\"; redirect \"e@x.test\";"))
                .isEqualTo("as it was");
    }
}
