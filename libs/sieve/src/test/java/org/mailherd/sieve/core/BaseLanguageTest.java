package org.mailherd.sieve.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailherd.sieve.Sieve;

/** The examples of RFC 5228. */
class BaseLanguageTest {

    private static final String MESSAGE =
            """
            From: "Tim" <tim@example.com>
            To: coyote@desert.example.org, Road Runner <roadrunner@acme.example.com>
            Subject: =?utf-8?q?I_have_a_present_for_y=C3=B6u?=
            X-Caffeine: C8H10N4O2
            Date: Sun, 22 Nov 2026 12:00:00 +0000

            Look, I'm sorry about the whole anvil thing.
            """;

    @Test
    void sectionFourOneFileinto() {
        assertThat(
                        Sieve.of(
                                        """
                                        require "fileinto";
                                        if header :contains "from" "tim" { fileinto "INBOX.harassment"; }
                                        """)
                                .says(MESSAGE))
                .isEqualTo("fileinto INBOX.harassment");
    }

    @Test
    void sectionThreeOneElsifTakesTheFirstThatHolds() {
        String script =
                """
                require "fileinto";
                if header :contains "from" "coyote" { discard; }
                elsif header :contains ["subject"] ["$$$"] { discard; }
                elsif address :is :domain "to" "acme.example.com" { fileinto "acme"; }
                else { fileinto "personal"; }
                if true { keep; }
                """;
        assertThat(Sieve.of(script).says(MESSAGE)).isEqualTo("fileinto acme; keep");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    header :contains "X-Caffeine" [""] | true
                    header :is "X-Caffeine" [""] | false
                    header :is "X-Nope" [""] | false
                    header "a name: no field has" "" | false
                    exists ["From","From:",""] | false
                    header :matches "subject" "I have * for you" | false
                    header :matches "subject" "I have * for y?u" | true
                    address :is "from" "tim@example.com" | true
                    address :all :is "from" "TIM@example.com" | true
                    address :comparator "i;octet" :is "from" "TIM@example.com" | false
                    address :localpart "to" "roadrunner" | true
                    not exists ["From","Date"] | false
                    exists ["From","X-Nope"] | false
                    size :over 100K | false
                    size :under 1M | true
                    allof (true, anyof (false, not false)) | true
                    """)
    void testsOfSectionFive(String test, boolean expected) {
        assertThat(Sieve.holds("\"envelope\"", test, MESSAGE)).isEqualTo(expected);
    }

    /** RFC 5228 5.9. */
    @Test
    void fourThousandOctetsAreNeitherOverNorUnderFourThousand() {
        String header = "Subject: x\r\n\r\n";
        String message = header + "y".repeat(4000 - header.length());
        assertThat(
                        Sieve.holds(
                                "\"envelope\"",
                                "anyof (size :over 4000, size :under 4000)",
                                message))
                .isFalse();
        assertThat(
                        Sieve.holds(
                                "\"envelope\"",
                                "allof (size :over 3999, size :under 4001)",
                                message))
                .isTrue();
    }

    @Test
    void implicitKeepStaysWithoutAnAction() {
        assertThat(Sieve.of("").says(MESSAGE)).isEqualTo("keep");
    }
}
