package org.mailherd.sieve.variables;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailherd.sieve.Sieve;

/** The examples of RFC 5229. */
class VariablesTest {

    private static final String MESSAGE =
            """
            From: a@example.com
            Subject: [acme-users] [fwd] version 1.0 is out
            List-ID: Dainty Dates <dates.example.com>

            body
            """;

    private static String value(String commands, String text) {
        return Sieve.of(
                        "require [\"variables\", \"fileinto\", \"regex\", \"enotify\","
                                + " \"encoded-character\"];\n"
                                + commands
                                + "\nfileinto \"="
                                + text
                                + "\";")
                .says(MESSAGE)
                .substring("fileinto =".length());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    &%${}! | &%${}!
                    ${doh!} | ${doh!}
                    ${company} | ACME
                    ${BAD${Company} | ${BADACME
                    ${President, ${Company} Inc.} | ${President, ACME Inc.}
                    ${nothing}x | x
                    """)
    void sectionThreeInterpretation(String text, String expected) {
        assertThat(value("set \"company\" \"ACME\";", text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    set "a" "juMBlEd lETteRS"; set :length "b" "${a}"; | 15
                    set "a" "juMBlEd lETteRS"; set :lower "b" "${a}"; | jumbled letters
                    set "a" "juMBlEd lETteRS"; set :upperfirst "b" "${a}"; | JuMBlEd lETteRS
                    set "a" "juMBlEd lETteRS"; set :upperfirst :lower "b" "${a}"; | Jumbled letters
                    set :quotewildcard "b" "Rock*"; | Rock\\*
                    set :quoteregex "b" "a.b"; | a\\.b
                    set "b" "first"; set "b" "${b} second"; | first second
                    """)
    void sectionFourModifiers(String commands, String expected) {
        assertThat(value(commands, "${b}")).isEqualTo(expected);
    }

    @Test
    void sectionThreeTwoMatchVariables() {
        String script =
                """
                require ["fileinto", "variables"];
                if header :matches "List-ID" "*<*@*" { fileinto "INBOX.lists.${2}"; stop; }
                if header :matches "Subject" "[*] *" {
                  fileinto "${1}: ${2}"; fileinto "${0}";
                }
                """;
        assertThat(Sieve.of(script).says(MESSAGE))
                .isEqualTo(
                        "fileinto acme-users: [fwd] version 1.0 is out;"
                                + " fileinto [acme-users] [fwd] version 1.0 is out");
    }

    @Test
    void failedMatchLeavesTheVariablesAlone() {
        assertThat(
                        value(
                                "if string :matches \"abc\" \"a*\" {}"
                                        + "if string :matches \"abc\" \"x*\" {}",
                                "${1}"))
                .isEqualTo("bc");
    }

    @Test
    void sectionFiveStringTestTakesVariables() {
        assertThat(
                        Sieve.of(
                                        """
                                        require ["variables", "relational", "comparator-i;ascii-numeric"];
                                        set "state" "${state} pending";
                                        if allof (string :matches " ${state} " "* pending *",
                                            string :count "eq" :comparator "i;ascii-numeric" ["a", "", "b"] "2") { discard; }
                                        """)
                                .says(MESSAGE))
                .isEqualTo("discard");
    }

    @Test
    void tooLongValueIsCutAndTooManyVariablesAreAFault() {
        StringBuilder script = new StringBuilder("require \"variables\";\n");
        for (int i = 0; i < 300; i++) {
            script.append("set \"v").append(i).append("\" \"x\";\n");
        }
        assertThat(Sieve.of(script.toString()).says(MESSAGE))
                .isEqualTo("keep; fault 258: more than 256 variables");
    }

    @Test
    void valueThatDoublesItselfStaysBounded() {
        String twice = "set \"a\" \"${a}${a}\";\n".repeat(200);
        assertThat(
                        Sieve.of(
                                        "require [\"variables\",\"relational\",\"comparator-i;ascii-numeric\"];"
                                                + " set \"a\" \"xx\";\n"
                                                + twice
                                                + "set :length \"l\" \"${a}\";"
                                                + " if string :value \"le\" :comparator \"i;ascii-numeric\" \"${l}\" \"8192\" { discard; }")
                                .says(MESSAGE))
                .isEqualTo("discard");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    set "${a}" "x"; | not the name of a variable
                    set :lower :upper "a" "x"; | exclude each other
                    set "1a" "x"; | not the name of a variable
                    keep; stop; set "a" "${foo.bar}"; | unknown namespace
                    set "a" "${foo.1}"; | unknown namespace
                    set "global.1" "x"; | not the name of a variable
                    set "a" "${100}"; | match variables end at ${99}
                    set "a" "${00100}"; | match variables end at ${99}
                    """)
    void wrongUseDoesNotCompile(String commands, String error) {
        assertThat(Sieve.errors("require \"variables\";\n" + commands)).contains(error);
    }
}
