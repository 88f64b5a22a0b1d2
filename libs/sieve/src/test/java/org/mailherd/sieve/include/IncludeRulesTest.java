package org.mailherd.sieve.include;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailherd.sieve.Sieve;
import org.mailherd.sieve.compiler.Interpreter;
import org.mailherd.sieve.engine.Script;
import org.mailherd.sieve.engine.ScriptLocation;
import org.mailherd.sieve.message.ParsedMessage;

/** RFC 6609 rule by rule, where the examples do not show it. */
class IncludeRulesTest {

    private static final String MESSAGE = "From: ceo@example.com\nSubject: order\nX-A: 1\n\nb\n";
    private static final String PARTS =
            """
            Subject: whole
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/plain
            Subject: first

            one
            --b
            Content-Type: text/html
            Subject: second

            two
            --b--
            """;

    private final Sieve main =
            Sieve.of(
                    """
                    require ["include", "fileinto", "variables", "editheader"];
                    include :personal "a";
                    if not exists "X-A" { fileinto "A is gone"; }
                    if exists "X-B" { fileinto "B is there"; }
                    """);

    @Test
    void sectionThreeOneThreeLevelsAreAlwaysThere() {
        main.host.personal.put("a", "require \"include\"; include \"b\";");
        main.host.personal.put("b", "require \"include\"; include \"c\";");
        main.host.personal.put("c", "discard;");
        assertThat(main.says(MESSAGE)).isEqualTo("discard");
    }

    @Test
    void sectionThreeOneMissingScriptsAndRecursionAreFoundWhenTheyAreRun() {
        assertThat(Sieve.errors("require \"include\"; include \"nowhere\";")).isEmpty();
        assertThat(main.says(MESSAGE))
                .isEqualTo("keep; fault 2: no script of the name 'a' to include");
        main.host.personal.put("a", "require \"include\";\ninclude \"a\";");
        assertThat(main.says(MESSAGE)).isEqualTo("keep; fault 2: the script 'a' includes itself");
    }

    @Test
    void sectionThreeTwoOnceNeverRecurses() {
        Sieve sieve = Sieve.of("require \"include\"; include :once \"a\";");
        sieve.host.personal.put("a", "require \"include\"; include :once \"b\"; discard;");
        sieve.host.personal.put("b", "require \"include\"; include :once \"a\";");
        assertThat(sieve.says(MESSAGE)).isEqualTo("discard");
    }

    @Test
    void sectionThreeTwoTheScriptThatWasRunFirstCountsAsIncluded() {
        Sieve sieve = new Sieve();
        String text =
                "require [\"include\", \"imap4flags\"]; include :once \"me\";"
                        + " if hasflag \"seen\" { discard; } addflag \"seen\";";
        sieve.host.personal.put("me", text);
        Script script = Sieve.compile(text).as(new Script.Name(ScriptLocation.PERSONAL, "me"));
        var outcome =
                new Interpreter()
                        .run(
                                List.of(script),
                                ParsedMessage.of(sieve.envelope, "A: b\r\n\r\n".getBytes()),
                                sieve.environment,
                                sieve.host,
                                sieve.limits);
        assertThat(outcome.fault()).isEmpty();
        assertThat(outcome.actions().toString()).contains("seen").doesNotContain("Discard");
    }

    @Test
    void sectionThreeTwoAPersonalAndAGlobalScriptOfOneNameAreTwo() {
        Sieve sieve =
                Sieve.of(
                        "require \"include\"; include :once :global \"a\";"
                                + " include :once :personal \"a\"; include :once \"a\";");
        sieve.host.global.put("a", "require \"fileinto\"; fileinto \"global\";");
        sieve.host.personal.put("a", "require \"fileinto\"; fileinto \"personal\";");
        assertThat(sieve.says(MESSAGE)).isEqualTo("fileinto global; fileinto personal");
    }

    @Test
    void sectionThreeTwoAScriptWithErrorsIsNotMissing() {
        Sieve sieve = Sieve.of("require \"include\";\ndiscard; include :optional \"a\";");
        sieve.host.personal.put("a", "frop;");
        assertThat(sieve.says(MESSAGE))
                .startsWith("keep; fault 2: the script 'a' has an error: ")
                .contains("unknown command 'frop'");
    }

    @Test
    void sectionThreeTwoRequireIsOfItsScriptAlone() {
        main.host.personal.put("a", "fileinto \"b\";");
        assertThat(main.says(MESSAGE)).contains("'fileinto' needs: require");
        Sieve sieve = Sieve.of("require \"include\"; include \"a\";");
        sieve.host.personal.put("a", "require \"fileinto\"; fileinto \"b\";");
        assertThat(sieve.says(MESSAGE)).isEqualTo("fileinto b");
        assertThat(Sieve.errors("require \"include\"; include \"a\"; fileinto \"b\";"))
                .contains("'fileinto' needs");
    }

    @Test
    void sectionThreeTwoTheNameIsAConstantAndTheLocationGivenOnce() {
        for (String bad :
                List.of(
                        "include \"${a}\";",
                        "include :personal :personal \"a\";",
                        "include :global :personal \"a\";",
                        "include :once :once \"a\";",
                        "include [\"a\", \"b\"];",
                        "include \"./../..//etc/passwd\";",
                        "include;",
                        "return \"x\";")) {
            assertThat(Sieve.errors("require [\"include\", \"variables\"]; " + bad))
                    .as(bad)
                    .isNotEmpty();
        }
    }

    @Test
    void sectionThreeThreeReturnInTheFirstScriptStopsIt() {
        assertThat(Sieve.of("require \"include\"; return; discard;").says(MESSAGE))
                .isEqualTo("keep");
        assertThat(
                        Sieve.of("require [\"include\", \"fileinto\"]; fileinto \"a\"; return;")
                                .says(MESSAGE))
                .isEqualTo("fileinto a");
    }

    @Test
    void sectionThreeFourVariablesStayAtHomeUnlessGlobal() {
        Sieve sieve =
                Sieve.of(
                        """
                        require ["include", "variables", "fileinto"];
                        set "mine" "main"; set "global.ours" "main";
                        include "a";
                        fileinto "${mine}-${global.ours}-${global.mine}";
                        """);
        sieve.host.personal.put(
                "a",
                """
                require ["include", "variables"];
                global "ours"; set "mine" "a${mine}"; set "ours" "${ours}+a";
                """);
        assertThat(sieve.says(MESSAGE)).isEqualTo("fileinto main-main+a-");
    }

    @Test
    void sectionThreeFourGlobalNeedsBothAndNamesAreIdentifiers() {
        for (String bad : List.of("\"1\"", "\"global.a\"", "\"a b\"", "\"${a}\"", "\"\"")) {
            assertThat(Sieve.errors("require [\"include\", \"variables\"]; global " + bad + ";"))
                    .as(bad)
                    .isNotEmpty();
        }
        assertThat(Sieve.errors("require \"include\"; global \"a\";")).isNotEmpty();
        assertThat(Sieve.errors("require \"variables\"; global \"a\";")).isNotEmpty();
        assertThat(Sieve.errors("require \"variables\"; set \"global.a\" \"b\";")).isNotEmpty();
        String both = "require [\"include\", \"variables\"]; set ";
        assertThat(Sieve.errors(both + "\"global.data.from\" \"me@example.com\";")).isNotEmpty();
        assertThat(Sieve.errors(both + "\"global.12\" \"value\";")).isNotEmpty();
        assertThat(Sieve.errors(both + "\"a\" \"value\"; global \"a\";")).isNotEmpty();
    }

    @Test
    void sectionThreeFiveEditsCrossBothWays() {
        main.host.personal.put(
                "a", "require \"editheader\"; deleteheader \"X-A\"; addheader \"X-B\" \"1\";");
        assertThat(main.says(MESSAGE)).isEqualTo("fileinto A is gone; fileinto B is there");
    }

    @Test
    void sectionThreeFiveAPartIsTheMessageOfAScriptIncludedForIt() {
        Sieve sieve =
                Sieve.of(
                        """
                        require ["include", "foreverypart", "variables", "fileinto"];
                        global "names";
                        foreverypart { include "a"; }
                        fileinto "${names}";
                        """);
        sieve.host.personal.put(
                "a",
                """
                require ["include", "variables", "foreverypart", "mime", "body"];
                global "names";
                if header :matches "Subject" "*" { set "names" "${names}<${1}"; }
                if size :over 100 { set "names" "${names} large"; }
                if body :raw :contains "two" { set "names" "${names} two"; }
                foreverypart {
                  if header :mime :contenttype :matches "Content-Type" "*" { set "names" "${names} ${1}"; }
                }
                set "names" "${names}>";
                """);
        assertThat(sieve.says(PARTS))
                .isEqualTo(
                        "fileinto <whole large two multipart/mixed text/plain text/html>"
                                + "<first text/plain><second two text/html>");
    }

    @Test
    void sectionThreeFiveNoScriptBreaksAnothersLoop() {
        Sieve sieve =
                Sieve.of(
                        "require [\"include\", \"foreverypart\"]; foreverypart { include \"a\"; }");
        sieve.host.personal.put("a", "require \"foreverypart\"; break;");
        assertThat(sieve.says(PARTS)).contains("no 'foreverypart' stands around it");
        sieve.host.personal.put(
                "a",
                "require \"reject\"; if header \"Subject\" \"second\" { reject \"no\"; stop; }");
        assertThat(sieve.says(PARTS)).isEqualTo("reject no");
    }

    @Test
    void anEditOfAScriptThatSeesAPartIsOneOfTheMessage() {
        Sieve sieve =
                Sieve.of(
                        """
                        require ["include", "foreverypart", "fileinto"];
                        foreverypart { include "a"; }
                        if header "X-Part" "second" { fileinto "edited"; }
                        """);
        sieve.host.personal.put(
                "a",
                "require [\"editheader\", \"variables\"]; if header :matches \"Subject\" \"*\""
                        + " { addheader \"X-Part\" \"${1}\"; }");
        assertThat(sieve.says(PARTS)).isEqualTo("fileinto edited");
        String head = sieve.run(PARTS).actions().toString();
        assertThat(head).contains("Subject: whole").contains("boundary=b");
    }
}
