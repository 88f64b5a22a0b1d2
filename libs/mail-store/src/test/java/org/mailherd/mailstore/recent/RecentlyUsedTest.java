package org.mailherd.mailstore.recent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentlyUsedTest {
    private static final int EACH = 100;
    private final RecentlyUsed<Integer, String> used =
            new RecentlyUsed<>(8 * 10 * EACH, String::length);

    @Test
    void whatWasUsedLastStaysAndWhatWasForgottenMakesRoom() {
        String value = "x".repeat(EACH);
        used.keep(0, value);
        for (int key = 1; key < 500; key++) {
            assertThat(used.find(0)).isEqualTo(value);
            used.keep(key, value);
        }
        assertThat(held()).isBetween(60, 80);
        used.forget(key -> key > 0);
        assertThat(held()).isEqualTo(1);
        for (int key = 1000; key < 1500; key++) {
            used.keep(key, value);
        }
        assertThat(held()).isBetween(60, 80);
    }

    @Test
    void aValueInThePlaceOfAnotherCountsOnceAndWhatIsTooHeavyMovesNothingOut() {
        for (int time = 0; time < 100; time++) {
            used.keep(7, "y".repeat(EACH));
        }
        used.keep(8, "z".repeat(100 * EACH));
        assertThat(used.find(7)).isNotNull();
        assertThat(used.find(8)).isNull();
    }

    private int held() {
        int held = 0;
        for (int key = 0; key < 2000; key++) {
            held += used.find(key) == null ? 0 : 1;
        }
        return held;
    }
}
