package org.mailherd.sieve.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailherd.sieve.Sieve;

/** The examples of RFC 5232. */
class FlagsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    setflag "\\\\Deleted"; fileinto "A"; | fileinto A \\Deleted
                    setflag ["\\\\answered", "x"]; addflag "x y"; | keep \\Answered x y
                    addflag ["a","b"]; removeflag "A"; fileinto :flags "\\\\seen" "B"; keep; | fileinto B \\Seen; keep b
                    setflag "a"; keep :flags ["b", "c"]; | keep b c
                    setflag "a"; setflag ""; | keep
                    set "f" "x"; addflag "f" ["y", "X"]; keep :flags "${f}"; | keep x y
                    setflag "\\\\Recent nonsense( ok"; | keep ok
                    setflag "a B"; if hasflag "b" { discard; } | discard
                    setflag "a B"; if hasflag :contains ["c"] { discard; } | keep a B
                    setflag "a B"; if hasflag :count "eq" :comparator "i;ascii-numeric" "2" { discard; } | discard
                    setflag "a b"; if hasflag :contains "" { discard; } | keep a b
                    setflag "ab c"; if hasflag :matches "A*" { fileinto "${1}"; } | fileinto b ab c
                    set "f" "x yz"; if hasflag :contains "f" "z" { discard; } | discard
                    """)
    void flagsAreWhatSectionsThreeToFiveSay(String commands, String expected) {
        assertThat(
                        Sieve.of(
                                        "require [\"imap4flags\", \"fileinto\", \"variables\","
                                                + " \"relational\", \"comparator-i;ascii-numeric\"];\n"
                                                + commands)
                                .says("Subject: x\n\nb\n"))
                .isEqualTo(expected);
    }
}
