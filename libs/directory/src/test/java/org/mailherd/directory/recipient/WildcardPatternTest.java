package org.mailherd.directory.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WildcardPatternTest {
    private static boolean matches(String pattern, String text) {
        return new WildcardPattern(pattern).matches(text);
    }

    @Test
    void aStarStandsForAnyCharactersAlsoNone() {
        assertThat(matches("shop-*", "shop-")).isTrue();
        assertThat(matches("shop-*", "shop-a-b")).isTrue();
        assertThat(matches("*-shop", "my-shop-shop")).isTrue();
        assertThat(matches("a*b*c", "axxbxxbc")).isTrue();
        assertThat(matches("*", "")).isTrue();
        assertThat(matches("a*b*c", "axxbxx")).isFalse();
        assertThat(matches("shop-*", "xshop-a")).isFalse();
        assertThat(matches("a.c*", "abc")).isFalse();
    }

    @Test
    void manyStarsCostNoExponentialTime() {
        assertThat(Duration.ofSeconds(2))
                .isGreaterThan(time(() -> matches("*a".repeat(30) + "b", "a".repeat(64))));
    }

    private static Duration time(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
