package org.mailherd.sieve.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailherd.sieve.Sieve;
import org.mailherd.sieve.engine.ScriptLimits;
import org.mailherd.sieve.grammar.SieveSyntaxException;

/** What does not compile, and where the error says it is. */
class SyntaxTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    keep | line 1, column 5: expected ';' or '{' after the command 'keep', not the end of the script
                    frobnicate; | line 1, column 1: unknown command 'frobnicate'
                    if frob {} | line 1, column 4: unknown test 'frob'
                    fileinto "x"; | line 1, column 1: 'fileinto' needs: require "fileinto";
                    require "nope"; | line 1, column 9: unknown extension 'nope'
                    keep; require "copy"; | line 1, column 7: 'require' must stand before all other commands
                    redirect :copy "a@x.test"; | line 1, column 10: the tag :copy needs: require "copy";
                    redirect "nobody"; | line 1, column 10: not an address: 'nobody'
                    else {} | line 1, column 1: 'else': no 'if' or 'elsif' stands right before it
                    if true {} keep; elsif true {} | line 1, column 18: 'elsif': no 'if' or 'elsif' stands right before it
                    if true {} else {} else {} | line 1, column 20: 'else': no 'if' or 'elsif' stands right before it
                    if {} | line 1, column 1: 'if': it needs exactly one test
                    if true; | line 1, column 1: 'if': it needs a block in braces
                    keep {} | line 1, column 1: 'keep': it takes no block
                    keep 3; | line 1, column 6: 'keep' takes no more: a number
                    stop true; | line 1, column 6: 'stop' takes no test
                    discard :x; | line 1, column 9: 'discard' has no tag :x here, or has it already
                    if header :is :contains "a" "b" {} | line 1, column 15: the tags :is and :contains exclude each other
                    require "editheader"; addheader "a:" "b"; | line 1, column 33: not the name of a header field: 'a:'
                    if address "subject" "b" {} | line 1, column 12: the header field 'subject' holds no addresses: use the header test
                    if size 100 {} | line 1, column 4: 'size': it needs :over or :under
                    if size :over "a" {} | line 1, column 15: 'size': the size must be a number, not a string
                    if not {} | line 1, column 4: 'not': it needs exactly one test
                    if anyof true {} | line 1, column 4: 'anyof': it needs a list of tests in parentheses
                    if header :comparator "i;frop" "a" "b" {} | line 1, column 23: unknown comparator 'i;frop'
                    if header :regex "a" "b" {} | line 1, column 11: the tag :regex needs: require "regex";
                    redirect ["a@x.test"]; | line 1, column 10: 'redirect': the address must be a string, not a list of strings
                    "x"; | line 1, column 1: unexpected a string
                    keep; } | line 1, column 7: unexpected '}'
                    if true { keep; | line 1, column 16: expected a command or '}' for the block of line 1, column 9, not the end of the script
                    redirect "a | line 1, column 10: the string has no closing quote
                    /* keep; | line 1, column 1: the comment has no end
                    if size :over 1X {} | line 1, column 15: a number may end with K, M or G only
                    if size :over 99999999999999999999 {} | line 1, column 15: the number is too large
                    keep; % | line 1, column 7: unexpected character '%'
                    if exists [] {} | line 1, column 12: expected a string in the list, not ']'
                    """)
    void errorsNameLineColumnAndFault(String script, String expected) {
        assertThat(Sieve.errors(script)).isEqualTo(expected);
    }

    @Test
    void severalErrorsComeTogether() {
        assertThat(Sieve.errors("frob;\nkeep;\n  grob;\nif true { drob; }").lines())
                .containsExactly(
                        "line 1, column 1: unknown command 'frob'",
                        "line 3, column 3: unknown command 'grob'",
                        "line 4, column 11: unknown command 'drob'");
    }

    @Test
    void strings() {
        String script =
                "require [\"fileinto\", \"reject\"];\r\n"
                        + "# comment\r\n/* another\r\n * one */\r\n"
                        + "fileinto \"a\\\"b\\\\c\\d\";\r\n";
        assertThat(Sieve.of(script).says("S: x\n\n")).isEqualTo("fileinto a\"b\\cd");
        assertThat(
                        Sieve.of("require \"reject\"; reject text: # why\n..dot\nline\n.\n;")
                                .says("S: x\n\n"))
                .isEqualTo("reject .dot\r\nline\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    $${hex:40} | $@
                    ${hex: 40 } | @
                    ${HEX: 40} | @
                    ${hex:40 | ${hex:40
                    ${hex:400} | ${hex:400}
                    ${hex:4${hex:30}} | ${hex:40}
                    ${unicode:40} | @
                    ${ unicode:40} | ${ unicode:40}
                    ${UNICODE:40} | @
                    ${UnICoDE:0000040} | @
                    ${Unicode:40} | @
                    ${Unicode:Cool} | ${Unicode:Cool}
                    ${hex: c3 a9} | \u00e9
                    """)
    void encodedCharactersOfSectionTwoFourTwoFour(String text, String expected) {
        assertThat(
                        Sieve.of(
                                        "require [\"fileinto\", \"encoded-character\"]; fileinto \""
                                                + text
                                                + "\";")
                                .says("S: x\n\n"))
                .isEqualTo("fileinto " + expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"D800", "200000", "FFFFFFFFFFFF"})
    void encodedCharacterThatIsNone(String hex) {
        assertThat(
                        Sieve.errors(
                                "require \"encoded-character\"; redirect \"${unicode:"
                                        + hex
                                        + "}\";"))
                .contains("no Unicode character");
    }

    @Test
    void nestedBlockBombIsRefused() {
        assertThat(Sieve.errors("if true {".repeat(100_000))).contains("nested deeper than 32");
        assertThat(Sieve.errors("if " + "not ".repeat(100_000) + "true {}"))
                .contains("nested deeper than 32");
        assertThat(Sieve.errors("if " + "anyof(".repeat(100_000)))
                .contains("nested deeper than 32");
        assertThat(Sieve.errors("if true {".repeat(20) + "keep;" + "}".repeat(20))).isEmpty();
    }

    @Test
    void scriptThatIsTooLargeIsRefused() {
        try {
            SieveCompiler.compile("#" + "x".repeat(200), new ScriptLimits(100, 8, 5));
        } catch (SieveSyntaxException e) {
            assertThat(e.getMessage()).contains("longer than 100 octets");
            return;
        }
        throw new AssertionError("compiled");
    }

    @Test
    void manyErrorsEndEarly() {
        assertThat(Sieve.errors("frob;\n".repeat(1000)).lines()).hasSizeLessThan(20);
    }
}
