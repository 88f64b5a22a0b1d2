package org.mailherd.mailstore.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.mailherd.mailstore.InboxTest;
import org.mailherd.mailstore.StoreFixture;
import org.mailherd.mailstore.flag.FlagChange;
import org.mailherd.mailstore.flag.Flags;
import org.mailherd.mailstore.flag.TooManyKeywords;
import org.mailherd.mailstore.snapshot.FolderSnapshot;
import org.mailherd.mailstore.snapshot.SnapshotDifference;
import org.mailherd.mailstore.snapshot.UidSet;

/** STORE: flags and keywords of messages that are there. */
class FlagStoreTest extends InboxTest {
    private static final String HELLO = MessageStoreTest.HELLO;

    @Test
    void storesFlagsInOneStatementAndTouchesOnlyWhatChanges() {
        for (int i = 0; i < 5; i++) {
            store.append(inbox, HELLO, i == 2 ? "\\Seen" : "\\Flagged");
        }
        FolderSnapshot before = now();
        FlagsStored stored =
                store.messages.store(
                        inbox.id(),
                        UidSet.of(1, 3, 4),
                        FlagChange.add(Flags.of("\\Seen", "$Work")),
                        OptionalLong.empty());
        SnapshotDifference difference = SnapshotDifference.between(before, stored.after());
        assertThat(difference.changed()).containsExactly(0, 2, 3);
        assertThat(difference.keywordsAdded()).isTrue();
        assertThat(stored.after().flags(0).names()).containsExactly("\\Flagged", "\\Seen", "$Work");

        FolderSnapshot again =
                store.messages
                        .store(
                                inbox.id(),
                                UidSet.ALL,
                                FlagChange.remove(Flags.of("$work")),
                                OptionalLong.empty())
                        .after();
        assertThat(SnapshotDifference.between(stored.after(), again).changed())
                .containsExactly(0, 2, 3);
        FolderSnapshot last =
                store.messages
                        .store(
                                inbox.id(),
                                UidSet.of(5),
                                FlagChange.replace(Flags.of("\\Draft")),
                                OptionalLong.empty())
                        .after();
        assertThat(last.flags(4).names()).containsExactly("\\Draft");
        assertThat(last.unseen()).isEqualTo(2);
        store.commitFlags();
        FolderSnapshot fresh = new StoreFixture(directory).snapshots.current(inbox.id());
        assertThat(SnapshotDifference.between(last, fresh).isEmpty()).isTrue();
    }

    @Test
    void leavesAloneWhatChangedSince() {
        store.append(inbox, HELLO);
        store.append(inbox, HELLO);
        long modseq = now().highestModseq();
        store.messages.store(
                inbox.id(), UidSet.of(1), FlagChange.add(Flags.of("\\Seen")), OptionalLong.empty());
        FlagsStored stored =
                store.messages.store(
                        inbox.id(),
                        UidSet.ALL,
                        FlagChange.add(Flags.of("\\Deleted")),
                        OptionalLong.of(modseq));
        assertThat(stored.refused()).isEqualTo(UidSet.of(1));
        assertThat(stored.after().flags(1).names()).containsExactly("\\Deleted");
        assertThat(stored.after().flags(0).names()).containsExactly("\\Seen");
    }

    @Test
    void usesAllKeywordsOfAFolderAndRefusesTheNext() {
        String[] all = new String[56];
        java.util.Arrays.setAll(all, i -> "k" + i);
        store.append(inbox, HELLO, all);
        assertThat(now().flags(0).keywords()).hasSize(56);
        assertThatThrownBy(() -> store.append(inbox, HELLO, "one-more"))
                .isInstanceOf(TooManyKeywords.class);
        store.messages.store(
                inbox.id(), UidSet.ALL, FlagChange.remove(Flags.of("k55")), OptionalLong.empty());
        assertThat(now().flags(0).keywords()).hasSize(55).doesNotContain("k55");
    }
}
