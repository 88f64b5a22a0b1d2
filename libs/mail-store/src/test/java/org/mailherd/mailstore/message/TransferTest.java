package org.mailherd.mailstore.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.mailherd.mailstore.InboxTest;
import org.mailherd.mailstore.StoreFixture;
import org.mailherd.mailstore.folder.Folder;
import org.mailherd.mailstore.quota.OverQuota;
import org.mailherd.mailstore.quota.QuotaLimit;
import org.mailherd.mailstore.quota.QuotaUsage;
import org.mailherd.mailstore.snapshot.FolderSnapshot;
import org.mailherd.mailstore.snapshot.SnapshotDifference;
import org.mailherd.mailstore.snapshot.UidSet;

/** COPY and MOVE. */
class TransferTest extends InboxTest {
    private static final String HELLO = MessageStoreTest.HELLO;

    @Test
    void copiesWithinTheDatabaseAndMapsKeywords() {
        Folder archive = store.folder("Archive");
        store.append(archive, HELLO, "other");
        store.append(inbox, HELLO, "$Work");
        store.append(inbox, HELLO, "\\Seen", "other");
        Copied copied = store.messages.copy(inbox.id(), UidSet.ALL, archive.id(), QuotaLimit.NONE);

        assertThat(copied.source()).isEqualTo(UidSet.range(1, 2));
        assertThat(copied.target()).isEqualTo(UidSet.range(2, 3));
        FolderSnapshot target = store.snapshots.current(archive.id());
        assertThat(target.flags(1).names()).containsExactly("$Work");
        assertThat(target.flags(2).names()).containsExactly("\\Seen", "other");
        assertThat(store.messages.body(archive.id(), 3).bytes())
                .isEqualTo(StoreFixture.octets(HELLO));
        assertThat(store.usage.usage(store.mailbox))
                .isEqualTo(new QuotaUsage(5L * StoreFixture.octets(HELLO).length, 5));
        assertThatThrownBy(() ->
                        store.messages.copy(
                                inbox.id(), UidSet.ALL, archive.id(), new QuotaLimit(0, 5)))
                .isInstanceOf(OverQuota.class);
        assertThat(store.snapshots.current(archive.id()).size()).isEqualTo(3);
    }

    @Test
    void movesToAnotherFolderAndWithinOne() {
        Folder trash = store.folder("Trash");
        for (int i = 0; i < 4; i++) {
            store.append(inbox, HELLO);
        }
        FolderSnapshot before = now();
        Copied moved = store.messages.move(inbox.id(), UidSet.of(2, 3), trash.id());
        assertThat(moved.target()).isEqualTo(UidSet.range(1, 2));
        assertThat(SnapshotDifference.between(before, now()).vanished()).isEqualTo(UidSet.of(2, 3));

        Copied within = store.messages.move(inbox.id(), UidSet.of(1), inbox.id());
        assertThat(within.target()).isEqualTo(UidSet.of(5));
        assertThat(now().uids()).isEqualTo(UidSet.of(4, 5));
        assertThat(now().uidNext()).isEqualTo(6);
        assertThat(store.usage.usage(store.mailbox).messages()).isEqualTo(4);
        assertThat(store.messages.vanishedSince(inbox.id(), before.highestModseq()))
                .contains(UidSet.of(1, 2, 3));
    }

    @Test
    void movesToAnotherMailboxWhenThatHasRoom() {
        store.append(inbox, HELLO);
        StoreFixture other = new StoreFixture(directory);
        Folder target = other.inbox();
        assertThatThrownBy(() ->
                        store.messages.move(
                                inbox.id(), UidSet.ALL, target.id(), QuotaLimit.ofBytes(10)))
                .isInstanceOf(OverQuota.class);
        assertThat(now().size()).isEqualTo(1);
        store.messages.move(inbox.id(), UidSet.ALL, target.id(), QuotaLimit.NONE);
        assertThat(store.usage.usage(store.mailbox)).isEqualTo(QuotaUsage.EMPTY);
        assertThat(store.usage.usage(other.mailbox).messages()).isEqualTo(1);
        other.close();
    }
}
