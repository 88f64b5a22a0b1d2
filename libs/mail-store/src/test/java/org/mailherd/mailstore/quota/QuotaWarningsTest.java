package org.mailherd.mailstore.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailherd.mailstore.StoreFixture;

class QuotaWarningsTest {
    @TempDir private Path directory;

    @Test
    void eachCrossingIsToldOnceAndAgainAfterTheMailboxWasEmptier() {
        try (StoreFixture store = new StoreFixture(directory)) {
            QuotaWarnings warnings = new QuotaWarnings(store.jdbc);
            QuotaLimit limit = new QuotaLimit(0, 20);
            fill(store, 15);
            assertThat(warnings.crossed(store.mailbox, limit)).isEmpty();
            fill(store, 1);
            assertThat(warnings.crossed(store.mailbox, limit).orElseThrow().percent())
                    .isEqualTo(80);
            fill(store, 1);
            assertThat(warnings.crossed(store.mailbox, limit)).isEmpty();
            fill(store, 2);
            assertThat(warnings.crossed(store.mailbox, limit).orElseThrow().percent())
                    .isEqualTo(95);
            assertThat(warnings.crossed(store.mailbox, limit)).isEmpty();
            // A larger quota makes it emptier.
            assertThat(warnings.crossed(store.mailbox, new QuotaLimit(0, 100))).isEmpty();
            assertThat(warnings.crossed(store.mailbox, limit).orElseThrow().percent())
                    .isEqualTo(95);
            assertThat(warnings.crossed(store.mailbox, QuotaLimit.NONE)).isEmpty();
        }
    }

    @Test
    void whatIsFarFromALimitIsLookedAtOnceAndWhatWasWarnedOfAlways() {
        try (StoreFixture store = new StoreFixture(directory)) {
            QuotaWarnings warnings = new QuotaWarnings(store.jdbc);
            QuotaLimit limit = new QuotaLimit(100_000, 20);
            QuotaUsage one = new QuotaUsage(100, 1);
            assertThat(warnings.isRuledOut(store.mailbox, limit, one)).isFalse();
            fill(store, 10);
            assertThat(warnings.crossed(store.mailbox, limit)).isEmpty();
            for (int i = 11; i < 16; i++) {
                assertThat(warnings.isRuledOut(store.mailbox, limit, one)).isTrue();
            }
            assertThat(warnings.isRuledOut(store.mailbox, limit, one)).isFalse();
            assertThat(warnings.isRuledOut(store.mailbox, QuotaLimit.ofBytes(50_000), one))
                    .isFalse();
            fill(store, 6);
            assertThat(warnings.crossed(store.mailbox, limit).orElseThrow().percent())
                    .isEqualTo(80);
            assertThat(warnings.isRuledOut(store.mailbox, limit, one)).isFalse();
        }
    }

    private static void fill(StoreFixture store, int messages) {
        for (int i = 0; i < messages; i++) {
            store.append(store.inbox(), "Subject: a\n\nb\n");
        }
    }
}
