package org.mailherd.sieve.include;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mailherd.sieve.Sieve;

/** The examples of RFC 6609, and case 22 of the threats: recursion. */
class IncludeTest {

    private static final String MESSAGE = "From: ceo@example.com\nSubject: order\n\nb\n";

    @Test
    void sectionThreeTwoPersonalAndGlobal() {
        Sieve sieve =
                Sieve.of(
                        "require [\"include\"]; include :personal \"always_allow\";"
                                + " include :global \"spam_tests\";");
        sieve.host.personal.put(
                "always_allow", "if address :is \"from\" \"boss@example.com\" { keep; }");
        sieve.host.global.put(
                "spam_tests",
                "require \"fileinto\"; if header :contains \"Subject\" \"order\" { fileinto \"Spam\"; }");
        assertThat(sieve.says(MESSAGE)).isEqualTo("fileinto Spam");
    }

    @Test
    void globalVariablesCrossScripts() {
        Sieve sieve =
                Sieve.of(
                        """
                        require ["include", "variables", "fileinto"];
                        global ["test", "test_mailbox"];
                        set "test" "$$"; set "own" "x";
                        include "subject_tests";
                        if string :is "${test_mailbox}${own}" "spam-${test}x" { fileinto "${global.test_mailbox}"; }
                        """);
        sieve.host.personal.put(
                "subject_tests",
                """
                require ["include", "variables"];
                global ["test", "test_mailbox"];
                if string :is "${own}" "x" { discard; }
                set "test_mailbox" "spam-${test}";
                """);
        assertThat(sieve.says(MESSAGE)).isEqualTo("fileinto spam-$$");
    }

    @Test
    void returnEndsTheIncludedScriptAndStopEndsAll() {
        Sieve sieve =
                Sieve.of(
                        "require [\"include\", \"fileinto\"]; include \"a\"; fileinto :flags \"x\" \"B\";"
                                        .replace(":flags \"x\" ", "")
                                + " include \"s\"; fileinto \"C\";");
        sieve.host.personal.put(
                "a", "require [\"include\",\"fileinto\"]; fileinto \"A\"; return; discard;");
        sieve.host.personal.put("s", "stop;");
        assertThat(sieve.says(MESSAGE)).isEqualTo("fileinto A; fileinto B");
    }

    @Test
    void onceAndOptional() {
        Sieve sieve =
                Sieve.of(
                        "require [\"include\",\"imap4flags\"]; include :once \"a\"; include :once \"a\";"
                                + " include :optional \"nope\";");
        sieve.host.personal.put(
                "a", "require \"imap4flags\"; if hasflag \"x\" { discard; } addflag \"x\";");
        assertThat(sieve.says(MESSAGE)).isEqualTo("keep x");
        assertThat(Sieve.of("require \"include\";\ninclude \"nope\";").says(MESSAGE))
                .isEqualTo("keep; fault 2: no script of the name 'nope' to include");
    }

    @Test
    void case22IncludeRecursionIsAFaultThatKeeps() {
        Sieve sieve = Sieve.of("require \"include\"; include \"a\";");
        sieve.host.personal.put("a", "require \"include\"; include \"b\";");
        sieve.host.personal.put("b", "require \"include\";\ninclude \"a\";");
        assertThat(sieve.says(MESSAGE)).isEqualTo("keep; fault 2: the script 'a' includes itself");
        assertThat(sieve.run(MESSAGE).fault().orElseThrow().script()).isEqualTo("b");
    }

    @Test
    void case22ChainOfIncludesIsBounded() {
        Sieve sieve = Sieve.of("require \"include\"; include \"s0\";");
        for (int i = 0; i < 50; i++) {
            sieve.host.personal.put("s" + i, "require \"include\"; include \"s" + (i + 1) + "\";");
        }
        assertThat(sieve.says(MESSAGE)).contains("nested deeper than 10");
    }

    @Test
    void case22FanOfIncludesIsBounded() {
        Sieve sieve = Sieve.of("require \"include\"; include \"a\";");
        sieve.host.personal.put("a", "require \"include\";" + "include \"b\";".repeat(100));
        sieve.host.personal.put("b", "require \"include\";" + "include \"c\";".repeat(100));
        sieve.host.personal.put("c", "");
        assertThat(sieve.says(MESSAGE)).contains("more than 255 included scripts");
    }

    @Test
    void cve202140525NamesThatAreWaysAreRefused() {
        assertThat(Sieve.errors("require \"include\"; include \"../other/script\";"))
                .contains("not the name of a script");
    }
}
