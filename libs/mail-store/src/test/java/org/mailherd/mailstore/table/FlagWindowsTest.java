package org.mailherd.mailstore.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailherd.mailstore.StoreFixture;
import org.mailherd.mailstore.TwoNodesTest;
import org.mailherd.mailstore.flag.FlagChange;
import org.mailherd.mailstore.flag.Flags;
import org.mailherd.mailstore.message.Copied;
import org.mailherd.mailstore.message.FlagsStored;
import org.mailherd.mailstore.quota.QuotaLimit;
import org.mailherd.mailstore.snapshot.FolderSnapshot;
import org.mailherd.mailstore.snapshot.UidSet;

class FlagWindowsTest extends TwoNodesTest {
    private static final String MESSAGE = "Subject: m\n\nx\n";

    @BeforeEach
    void fill() {
        for (int i = 0; i < 5; i++) {
            store.append(inbox, MESSAGE);
        }
    }

    private FlagsStored add(StoreFixture node, long uid, String flag) {
        return node.messages.store(
                inbox.id(), UidSet.of(uid), FlagChange.add(Flags.of(flag)), OptionalLong.empty());
    }

    /** What the tables say. */
    private List<Long> committedFlags() {
        return store.jdbc
                .sql("SELECT flags FROM message WHERE folder_id = ? ORDER BY uid")
                .param(inbox.id())
                .query(Long.class)
                .list();
    }

    @Test
    void sessionsOfThisNodeSeeAChangeAtOnceAndOthersAfterTheWindow() {
        AtomicInteger woken = new AtomicInteger();
        try (var _ = store.snapshots.watch(inbox.id(), woken::incrementAndGet)) {
            FlagsStored stored = add(store, 2, "\\Seen");
            assertThat(stored.after().flags(1).names()).containsExactly("\\Seen");
            assertThat(store.snapshots.current(inbox.id())).isSameAs(stored.after());
            assertThat(woken).hasValue(1);
        }
        await().untilAsserted(() ->
                assertThat(otherNode.snapshots.current(inbox.id()).flags(1).names())
                        .containsExactly("\\Seen"));
    }

    @Test
    void manyChangesAreCommittedTogether() {
        add(store, 1, "\\Seen");
        long before = store.questions();
        long modseq = 0;
        for (int i = 0; i < 200; i++) {
            FlagsStored stored =
                    store.messages.store(
                            inbox.id(),
                            UidSet.of(1 + i % 5),
                            i % 10 < 5
                                    ? FlagChange.add(Flags.of("\\Flagged"))
                                    : FlagChange.remove(Flags.of("\\Flagged")),
                            OptionalLong.empty());
            assertThat(stored.after().highestModseq()).isGreaterThan(modseq);
            modseq = stored.after().highestModseq();
        }
        add(store, 3, "\\Deleted");
        store.commitFlags();
        assertThat(store.questions() - before).isLessThan(100);
        assertThat(committedFlags()).hasSize(5).doesNotContainNull();
        FolderSnapshot fresh = otherNode.snapshots.current(inbox.id());
        assertThat(fresh.flags(2).names()).containsExactly("\\Deleted");
        assertThat(fresh.highestModseq())
                .isEqualTo(store.snapshots.current(inbox.id()).highestModseq());
    }

    @Test
    void whateverElseWantsTheFolderHasTheWindowCommittedFirst() {
        add(store, 1, "\\Deleted");
        assertThat(store.messages.expunge(inbox.id(), UidSet.ALL)).isEqualTo(UidSet.of(1));
        add(store, 2, "\\Seen");
        Copied copied =
                store.messages.copy(
                        inbox.id(), UidSet.of(2), store.folder("Archive").id(), QuotaLimit.NONE);
        assertThat(copied.target()).isEqualTo(UidSet.of(1));
        assertThat(store.snapshots.current(store.folder("Archive").id()).flags(0).names())
                .containsExactly("\\Seen");
        add(store, 3, "\\Seen");
        store.append(inbox, MESSAGE);
        assertThat(committedFlags()).containsExactly(seen(), seen(), 0L, 0L, 0L);
    }

    private static long seen() {
        return org.mailherd.mailstore.flag.SystemFlag.SEEN.bit();
    }

    @Test
    void anotherNodeWaitsForTheWindowAndGoesOnFromIt() {
        FlagsStored here = add(store, 1, "\\Seen");
        FlagsStored there = add(otherNode, 2, "\\Flagged");
        assertThat(there.after().highestModseq()).isGreaterThan(here.after().highestModseq());
        assertThat(there.after().flags(0).names()).containsExactly("\\Seen");
    }

    @Test
    void aKeywordNewToTheFolderIsStoredAtOnce() {
        add(store, 1, "$Fresh");
        assertThat(committedFlags().getFirst()).isNotZero();
    }

    @Test
    void leavesAloneWhatChangedSinceAlsoWithinAWindow() {
        long modseq = store.snapshots.current(inbox.id()).highestModseq();
        add(store, 1, "\\Seen");
        FlagsStored stored =
                store.messages.store(
                        inbox.id(),
                        UidSet.range(1, 2),
                        FlagChange.add(Flags.of("\\Flagged")),
                        OptionalLong.of(modseq));
        assertThat(stored.refused()).isEqualTo(UidSet.of(1));
    }

    @Test
    void aCommitThatFailsTakesTheFlagsBack() throws SQLException {
        AtomicInteger woken = new AtomicInteger();
        try (FlagWindows windows =
                        new FlagWindows(
                                () -> withoutCommit(StoreFixture.connection()),
                                store.snapshots,
                                Clock.systemUTC(),
                                Duration.ofHours(1));
                var _ = store.snapshots.watch(inbox.id(), woken::incrementAndGet)) {
            FlagsStored told =
                    windows.store(
                                    inbox.id(),
                                    UidSet.of(1),
                                    FlagChange.add(Flags.of("\\Seen")),
                                    OptionalLong.empty())
                            .orElseThrow();
            assertThat(told.after().flags(0).names()).containsExactly("\\Seen");
            windows.commit();
            assertThat(woken).hasValue(2);
            assertThat(store.snapshots.current(inbox.id()).flags(0).names()).isEmpty();
            // The number that was told of is not given again.
            assertThat(add(store, 2, "\\Seen").after().highestModseq())
                    .isGreaterThan(told.after().highestModseq());
        }
    }

    private static Connection withoutCommit(Connection connection) {
        return (Connection)
                Proxy.newProxyInstance(
                        FlagWindowsTest.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (_, method, arguments) -> {
                            if (method.getName().equals("commit")) {
                                throw new SQLException("the server went away");
                            }
                            return method.invoke(connection, arguments);
                        });
    }

    @Test
    void fetchingOneByOneAsksMariaDbOnceForMany() {
        store.messages.body(inbox.id(), 1).bytes();
        long before = store.questions();
        for (int uid = 1; uid <= 5; uid++) {
            assertThat(store.messages.body(inbox.id(), uid).bytes())
                    .isEqualTo(StoreFixture.octets(MESSAGE));
        }
        assertThat(store.questions() - before).isEqualTo(1);
    }

    @Test
    void appendingAsksMariaDbOnce() {
        store.snapshots.current(inbox.id());
        long before = store.questions();
        store.append(inbox, MESSAGE, "\\Seen");
        assertThat(store.snapshots.current(inbox.id()).size()).isEqualTo(6);
        // Twice, when the octets are not synced by then, and this question.
        assertThat(store.questions() - before).isBetween(2L, 3L);
    }
}
