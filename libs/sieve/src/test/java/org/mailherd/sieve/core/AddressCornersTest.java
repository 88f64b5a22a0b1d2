package org.mailherd.sieve.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailherd.sieve.Sieve;

/** Addresses that few people write, and fields that hold none. */
class AddressCornersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    Nico <"n. o"@example.org> | :all | "n. o"@example.org
                    "a\\"b"@example.org | :all | "a\\"b"@example.org
                    "plain"@example.org | :all | plain@example.org
                    a..b@example.org | :all | a..b@example.org
                    Nico <"n. o"@example.org> | :localpart | n. o
                    MAILER-DAEMON (Mail System) | :all | MAILER-DAEMON (Mail System)
                    Nico <nowhere> | :all | Nico <nowhere>
                    <> | :all | <>
                    nowhere, nico@example.org | :all | nico@example.org
                    MAILER-DAEMON | :localpart | none
                    MAILER-DAEMON | :domain | none
                    undisclosed-recipients:; | :all | none
                    (nobody) | :all | none
                    """)
    void whatNoAddressIsMatchesAsAWholeOnly(String field, String part, String expected) {
        String script =
                """
                require ["fileinto", "variables"];
                if address PART :matches "to" "*" { fileinto "${1}"; } else { fileinto "none"; }
                """
                        .replace("PART", part);
        assertThat(Sieve.of(script).says("To: " + field + "\n\nx\n"))
                .isEqualTo("fileinto " + expected);
    }

    @Test
    void aQuotedLocalPartOfTheEnvelopeStaysQuoted() {
        Sieve sieve =
                Sieve.of(
                        """
                        require ["envelope", "fileinto", "variables"];
                        if envelope :matches "to" "*" { fileinto "${1}"; }
                        """);
        sieve.envelope =
                org.mailherd.sieve.message.SieveEnvelope.of("a@b.test", "\"a b\"@example.org");
        assertThat(sieve.says("Subject: x\n\nx\n")).isEqualTo("fileinto \"a b\"@example.org");
    }

    @ParameterizedTest
    @CsvSource({"'a\n\tb', 'a\tb'", "'a\n\t\tb', 'a\t\tb'", "'a\n  b', 'a  b'", "'a\tb', 'a\tb'"})
    void whiteSpaceThatALineWasFoldedAtStays(String field, String expected) {
        assertThat(
                        Sieve.holds(
                                "\"fileinto\"",
                                "header :is \"x\" \"" + expected + "\"",
                                "X: " + field + "\n\nx\n"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"' a@b.test '", "Al <a@b.test>", "'a@b.test\n'"})
    void redirectTakesWhatScriptsCatch(String address) {
        assertThat(Sieve.of("redirect \"" + address + "\";").says("X: y\n\nx\n"))
                .isEqualTo("redirect a@b.test");
    }

    /** RFC 5228 2.4.2.3: a phrase has a word at least. */
    @Test
    void bracketsWantANameBeforeThem() {
        assertThat(Sieve.errors("redirect \"<a@b.test>\";")).contains("not an address");
    }
}
