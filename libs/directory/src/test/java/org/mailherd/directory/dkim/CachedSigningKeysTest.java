package org.mailherd.directory.dkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CachedSigningKeysTest {
    @Test
    void aChangeWorksWithinTwoSecondsAndABurstAsksOnce() {
        AtomicLong nanos = new AtomicLong();
        AtomicInteger questions = new AtomicInteger();
        SigningKeys keys =
                new CachedSigningKeys(
                        _ -> {
                            questions.incrementAndGet();
                            return List.of();
                        },
                        nanos::get);
        keys.forDomain("alpha.test");
        keys.forDomain("alpha.test");
        assertThat(questions).hasValue(1);
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        keys.forDomain("alpha.test");
        assertThat(questions).hasValue(2);
    }

    @Test
    void aKeyThatCannotBeOpenedIsAnErrorEachTimeAndNeverNoKey() {
        SigningKeys keys =
                new CachedSigningKeys(domain -> {
                    throw new SealedKeyException("dkim._domainkey." + domain, true);
                });
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> keys.forDomain("alpha.test"))
                    .isInstanceOf(SealedKeyException.class);
        }
    }
}
