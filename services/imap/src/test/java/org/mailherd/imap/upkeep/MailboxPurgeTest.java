package org.mailherd.imap.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mailherd.mailstore.folder.FolderStore;
import org.mailherd.mailstore.quota.QuotaUsage;
import org.mailherd.mailstore.quota.UsageStore;
import org.mailherd.testsupport.ManualClock;

class MailboxPurgeTest {
    private final ManualClock clock = ManualClock.at(Instant.EPOCH);
    private final Set<Long> existing = new HashSet<>(Set.of(1L, 2L));
    private final List<Long> purged = new ArrayList<>();
    private final MailboxPurge purge =
            new MailboxPurge(
                    () -> Set.copyOf(existing),
                    folders(),
                    new OfThree(),
                    new PurgeSettings(Duration.ofHours(24), Duration.ofHours(1)),
                    clock);

    private static final class OfThree implements UsageStore {
        @Override
        public QuotaUsage usage(long mailboxId) {
            return QuotaUsage.EMPTY;
        }

        @Override
        public Map<Long, QuotaUsage> usages() {
            return Map.of(1L, QuotaUsage.EMPTY, 2L, QuotaUsage.EMPTY, 3L, QuotaUsage.EMPTY);
        }
    }

    /** Only removes. */
    private FolderStore folders() {
        return (FolderStore)
                Proxy.newProxyInstance(
                        FolderStore.class.getClassLoader(),
                        new Class<?>[] {FolderStore.class},
                        (_, method, arguments) -> {
                            assertThat(method.getName()).isEqualTo("deleteAll");
                            purged.add((Long) arguments[0]);
                            return null;
                        });
    }

    @Test
    void removesTheMailOfADeletedMailboxAfterTheGrace() {
        purge.run();
        clock.advance(Duration.ofHours(23));
        purge.run();
        assertThat(purged).isEmpty();
        clock.advance(Duration.ofHours(1));
        purge.run();
        assertThat(purged).containsExactly(3L);
    }

    @Test
    void aMailboxThatComesBackBeginsItsGraceAnew() {
        purge.run();
        existing.add(3L);
        clock.advance(Duration.ofHours(23));
        purge.run();
        existing.remove(3L);
        clock.advance(Duration.ofHours(2));
        purge.run();
        assertThat(purged).isEmpty();
    }

    @Test
    void removesNothingWhenTheDirectoryIsEmpty() {
        existing.clear();
        purge.run();
        clock.advance(Duration.ofDays(9));
        purge.run();
        assertThat(purged).isEmpty();
    }
}
