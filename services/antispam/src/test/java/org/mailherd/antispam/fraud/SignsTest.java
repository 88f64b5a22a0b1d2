package org.mailherd.antispam.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignsTest {

    private static final List<String> EXPRESSIONS =
            List.of(
                    "next[- ]of[- ]kin",
                    "(?:million|thousand) (?:u\\.?s\\.?|euros?)|(?:us ?\\$|\\$|usd) ?[0-9][0-9.,]{0,12} ?(?:million|m\\b)",
                    "\\bbarrister\\b|\\bsolicitor\\b|deceased",
                    "(?:full|your) names?.{0,80}(?:telephone|phone|age)",
                    "pass ?word ?(?:\\([^)]{0,30}\\) ?)?[:=] ?(?:\\(? ?[._*-]{3,}|\\( ?\\)|\\[ ?])",
                    "\\bv[i1l!|]+[a@4]gr[a@4]|\\bc[i1l!|]+[a@4]l[i1l!|]+s?\\b",
                    "pre(?:x.*abc)?def",
                    "a(?:bc)+d|x{2,3}yz|(?<!no )money(?! back)",
                    "(?i)inline flags are not read",
                    "[0-9]{2} ?% (?:of|for) (?:the|you)|share (?:of|the) fund");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the next-of-kin",
                "usd 4.5 million",
                "the late barrister",
                "your names, and then your telephone",
                "password: ....",
                "v1agra",
                "ciallls",
                "prex something abcdef",
                "predef",
                "abcbcd",
                "xxxyz",
                "give money",
                "50% of the"
            })
    void findsWhatTheExpressionsFind(String text) {
        assertThat(found(text)).isPositive();
        compare(text);
    }

    /** The words of the expressions, in any order and torn apart. */
    @Test
    void findsNeitherMoreNorLessThanTheExpressionsDoInAnyText() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String[] pieces = String.join("", EXPRESSIONS).split("(?<=[^a-z0-9])|(?=[^a-z0-9])");
        for (int i = 0; i < 3_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(30); j > 0; j--) {
                String piece = pieces[random.nextInt(pieces.length)];
                int cut = random.nextInt(5) == 0 ? random.nextInt(piece.length() + 1) : 0;
                text.append(piece.substring(cut)).append(random.nextInt(3) == 0 ? " " : "");
            }
            assertThat(Signs.of(EXPRESSIONS.toArray(String[]::new)).in(text.toString()))
                    .as("seed %d: %s", seed, text)
                    .isEqualTo(found(text.toString()));
        }
    }

    @Test
    void knowsWhichWordsAnExpressionNeeds() {
        assertThat(needed("next[- ]of[- ]kin"))
                .containsExactlyInAnyOrder(
                        "next of kin", "next-of kin", "next of-kin", "next-of-kin");
        assertThat(needed("(?:full|your) names?.{0,80}(?:phone|age)"))
                .containsExactlyInAnyOrder("full name", "full names", "your name", "your names");
        assertThat(needed("pre(?:x.*abc)?def")).isEqualTo(Set.of("pre"));
        assertThat(needed("ab(?:cd)+e")).isEqualTo(Set.of("abcd"));
        assertThat(NeedsReader.of("[a-z]+|word").telling()).isEmpty();
        assertThat(NeedsReader.of("(?i)word").telling()).isEmpty();
        assertThat(NeedsReader.of("\\Qword\\E").telling()).isEmpty();
    }

    private static Set<String> needed(String expression) {
        return NeedsReader.of(expression).telling().orElseThrow();
    }

    private static void compare(String text) {
        Signs signs = Signs.of(EXPRESSIONS.toArray(String[]::new));
        assertThat(signs.in(text)).isEqualTo(found(text));
        assertThat(signs.allIn(text)).isFalse();
    }

    private static int found(String text) {
        return (int)
                EXPRESSIONS.stream()
                        .filter(one -> Pattern.compile(one).matcher(text).find())
                        .count();
    }
}
