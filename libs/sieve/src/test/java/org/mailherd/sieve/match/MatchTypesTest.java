package org.mailherd.sieve.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Comparators, wildcards, regular expressions; case 22: ReDoS. */
class MatchTypesTest {

    private static boolean matches(MatchType type, String key, String value) {
        return KeyMatcher.of(type, Collation.ASCII_CASEMAP, Relation.EQ, key)
                .matches(value, new Captures());
    }

    private static List<String> caught(MatchType type, String key, String value) {
        Captures captures = new Captures();
        assertThat(
                        KeyMatcher.of(type, Collation.ASCII_CASEMAP, Relation.EQ, key)
                                .matches(value, captures))
                .isTrue();
        return captures.values();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    * | `` | true
                    ? | `` | false
                    a*c | abcbc | true
                    a*c | abcb | false
                    *b*b* | ab | false
                    *b?b* | xbcby | true
                    \\* | * | true
                    \\* | a | false
                    \\? | x | false
                    a\\\\*z | a\\bz | true
                    ?? | \uD83D\uDE00x | true
                    *.html | index.HTML | true
                    ab*ba | aba | false
                    """)
    void wildcards(String pattern, String value, boolean expected) {
        assertThat(matches(MatchType.MATCHES, pattern, value)).isEqualTo(expected);
    }

    @Test
    void starsTakeAsLittleAsTheyCan() {
        assertThat(caught(MatchType.MATCHES, "*-*-?x*", "A-b-c-1xyz"))
                .containsExactly("A-b-c-1xyz", "A", "b-c", "1", "yz");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            textBlock =
                    """
                    ^ab+c$ ~ ABBC ~ true
                    [[:digit:]]{2,3} ~ x12 ~ true
                    ^[]a]+$ ~ a]a ~ true
                    ^[^]a]+$ ~ b ~ true
                    ^[\\]+$ ~ \\ ~ true
                    ^[a\\.]+$ ~ a\\. ~ true
                    a.c ~ a\\r\\nc ~ false
                    a..c ~ a\\r\\nc ~ true
                    a|b ~ xbx ~ true
                    \\. ~ a ~ false
                    ^(foo|foobar)$ ~ foobar ~ true
                    ^a**$ ~ aaa ~ true
                    ^$ ~ `` ~ true
                    """)
    void posixExpressions(String pattern, String value, boolean expected) {
        assertThat(
                        matches(
                                MatchType.REGEX,
                                pattern,
                                value.replace("\\r", "\r").replace("\\n", "\n")))
                .isEqualTo(expected);
    }

    @Test
    void theLongestAlternativeWinsAsPosixSays() {
        assertThat(caught(MatchType.REGEX, "(foo|foobar)", "xfoobarx"))
                .containsExactly("foobar", "foobar");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "a)",
                "[a",
                "*a",
                "a{1000}",
                "(a{200}){200}",
                "((a{100}){100}){100}",
                "\\1",
                "(?i)a",
                "[[.a.]]",
                "a\\",
                "a{x}",
                "+"
            })
    void notARegularExpression(String pattern) {
        assertThatThrownBy(() -> matches(MatchType.REGEX, pattern, "a"))
                .isInstanceOf(PatternFault.class);
    }

    /** Patterns that take for ever where the matcher goes back. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "^(a+)+$",
                "^([a-z]+)*!$",
                "^(a|aa)+$",
                "(.*)*(.*)*(.*)*x",
                "^(a?){100}a{100}$"
            })
    @Timeout(10)
    void case22RegexReDoSIsLinear(String pattern) {
        matches(MatchType.REGEX, pattern, "a".repeat(20_000) + "?");
    }

    @Test
    @Timeout(10)
    void case22WildcardsDoNotGoBack() {
        assertThat(matches(MatchType.MATCHES, "*a".repeat(2000) + "b", "a".repeat(100_000)))
                .isFalse();
        assertThat(matches(MatchType.CONTAINS, "a".repeat(50_000) + "b", "a".repeat(1_000_000)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    ASCII_NUMERIC | 007 | 7x | 0
                    ASCII_NUMERIC | 10 | 9 | 1
                    ASCII_NUMERIC | abc | 99999999999999999999999 | 1
                    ASCII_NUMERIC | abc | def | 0
                    ASCII_NUMERIC | -1 | 5 | 1
                    ASCII_CASEMAP | abC | ABc | 0
                    ASCII_CASEMAP | \u00e9 | \u00c9 | 1
                    OCTET | a | B | 1
                    OCTET | \uFF5E | \uD83D\uDE00 | -1
                    UNICODE_CASEMAP | \u00e9t\u00e9 | \u00c9T\u00c9 | 0
                    """)
    void comparatorsOrder(Collation collation, String left, String right, int order) {
        assertThat(Integer.signum(collation.compare(left, right))).isEqualTo(order);
    }

    /** RFC 4790 9.2.1: small letters are made capitals, not the other way round. */
    @Test
    void underscoreComesBehindLetters() {
        assertThat(Collation.ASCII_CASEMAP.compare("_", "a")).isPositive();
        assertThat(Collation.ASCII_CASEMAP.compare("B", "a")).isPositive();
        assertThat(Collation.ASCII_CASEMAP.compare("a", "A")).isZero();
    }
}
