package org.mailherd.mailstore.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.mailherd.mailstore.StoreFixture;
import org.mailherd.mailstore.TwoNodesTest;
import org.mailherd.mailstore.flag.FlagChange;
import org.mailherd.mailstore.flag.Flags;
import org.mailherd.mailstore.folder.Folder;
import org.mailherd.mailstore.folder.FolderStatus;
import org.mailherd.mailstore.folder.RecentUids;
import org.mailherd.mailstore.quota.OverQuota;
import org.mailherd.mailstore.quota.QuotaLimit;
import org.mailherd.mailstore.snapshot.UidSet;

class AppendWindowsTest extends TwoNodesTest {
    private static String message(int number) {
        return "Subject: " + number + "\nMessage-ID: <" + number + "@x>\n\nx\n";
    }

    /** From 1 on; all but the first in a window. */
    private void upload(int messages) {
        upload(1, messages);
    }

    private void upload(int first, int last) {
        for (int i = first; i <= last; i++) {
            assertThat(store.upload(inbox, message(i)).uid()).isEqualTo(i);
        }
    }

    private List<Long> rows() {
        return store.jdbc
                .sql("SELECT uid FROM message WHERE folder_id = ? ORDER BY uid")
                .param(inbox.id())
                .query(Long.class)
                .list();
    }

    @Test
    void sessionsOfThisNodeSeeAnUploadAtOnceAndTheTablesALittleLater() {
        upload(1);
        AtomicInteger woken = new AtomicInteger();
        try (var _ = store.snapshots.watch(inbox.id(), woken::incrementAndGet)) {
            store.upload(inbox, message(2), "\\Seen");
            assertThat(woken).hasValue(1);
        }
        assertThat(store.snapshots.current(inbox.id()).uids()).isEqualTo(UidSet.range(1, 2));
        assertThat(rows()).containsExactly(1L);
        assertThat(otherNode.snapshots.current(inbox.id()).uidNext()).isEqualTo(2);
        store.uploads.commit();
        assertThat(rows()).containsExactly(1L, 2L);
        assertThat(store.snapshots.current(inbox.id()).flags(1).names()).containsExactly("\\Seen");
        otherNode.snapshots.changed(inbox.id(), 0);
        assertThat(otherNode.snapshots.current(inbox.id()).uids()).isEqualTo(UidSet.range(1, 2));
        assertThat(otherNode.snapshots.current(inbox.id()).modseq(1))
                .isEqualTo(store.snapshots.current(inbox.id()).modseq(1));
    }

    @Test
    void manyUploadsShareATransaction() {
        upload(2);
        long before = store.questions();
        for (int i = 3; i <= 50; i++) {
            store.upload(inbox, message(i));
        }
        store.uploads.commit();
        // A ping each, and the window's own.
        assertThat(store.questions() - before).isLessThan(48 + 10);
        assertThat(rows()).hasSize(50);
    }

    /** Who stores one message locks its mailbox, then the references of its thread. */
    @Test
    void aWindowAndAMessageOfTheSameThreadDoNotWaitForEachOther() throws Exception {
        upload(2);
        long reference = Threads.hash(List.of("<2@x>")).getFirst();
        Thread committing = new Thread(store.uploads::commit);
        try (Connection other = StoreFixture.connection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute(
                    "UPDATE mailbox_state SET bytes = bytes WHERE mailbox_id = " + store.mailbox);
            committing.start();
            await().until(this::somebodyWaitsForALock);
            statement.execute(
                    "INSERT IGNORE INTO thread_reference (mailbox_id, reference, thread_id) VALUES (%d, %d, 1)"
                            .formatted(store.mailbox, reference));
            other.commit();
        }
        committing.join();
        assertThat(rows()).containsExactly(1L, 2L);
    }

    private boolean somebodyWaitsForALock() {
        return store.jdbc
                .sql(
                        "SELECT variable_value > 0 FROM information_schema.global_status WHERE variable_name = 'INNODB_ROW_LOCK_CURRENT_WAITS'")
                .query(Boolean.class)
                .single();
    }

    @Test
    void whoReadsAMessageHasItsRowWritten() {
        upload(3);
        assertThat(store.messages.body(inbox.id(), 3).bytes())
                .isEqualTo(StoreFixture.octets(message(3)));
        assertThat(rows()).hasSize(3);
        store.upload(inbox, message(4));
        AtomicInteger found = new AtomicInteger();
        store.messages.fetch(inbox.id(), UidSet.ALL, Set.of(), row -> found.incrementAndGet());
        assertThat(found).hasValue(4);
        store.upload(inbox, message(5));
        assertThat(store.usage.usage(store.mailbox).messages()).isEqualTo(5);
        store.upload(inbox, message(6));
        assertThat(store.folders.statuses(List.of(inbox.id())).get(inbox.id()))
                .extracting(FolderStatus::messages, FolderStatus::uidNext)
                .containsExactly(6L, 7L);
    }

    @Test
    void anUploadIsRecentForOneSessionOnly() {
        upload(3);
        assertThat(store.folders.claimRecent(inbox.id(), 4)).isEqualTo(new RecentUids(1, 4));
        store.upload(inbox, message(4));
        assertThat(store.folders.claimRecent(inbox.id(), 5)).isEqualTo(new RecentUids(4, 5));
        assertThat(store.folders.claimRecent(inbox.id(), 5).isEmpty()).isTrue();
    }

    @Test
    void whateverElseWantsTheFolderHasTheWindowCommittedFirst() {
        upload(2);
        store.messages.store(
                inbox.id(),
                UidSet.of(2),
                FlagChange.add(Flags.of("\\Deleted")),
                OptionalLong.empty());
        assertThat(store.messages.expunge(inbox.id(), UidSet.ALL)).isEqualTo(UidSet.of(2));
        store.upload(inbox, message(3));
        store.upload(inbox, message(4));
        Folder archive = store.folder("Archive");
        assertThat(
                        store.messages
                                .copy(inbox.id(), UidSet.ALL, archive.id(), QuotaLimit.NONE)
                                .target())
                .isEqualTo(UidSet.range(1, 3));
        assertThat(store.snapshots.current(inbox.id()).uids().count()).isEqualTo(3);
    }

    @Test
    void whatMovesAwayIsWhatWasNamedAndNotWhatLiesBetween() {
        Folder archive = store.folder("Archive");
        upload(4);
        store.messages.move(inbox.id(), UidSet.of(2, 4), archive.id(), QuotaLimit.NONE);
        assertThat(rows()).containsExactly(1L, 3L);
    }

    @Test
    void aNodeThatHasNotHeardOfMessagesMovesThoseThatWereNamed() {
        Folder archive = store.folder("Archive");
        upload(1);
        otherNode.snapshots.current(inbox.id());
        upload(2, 4);
        store.uploads.commit();
        otherNode.messages.move(inbox.id(), UidSet.of(2, 4), archive.id(), QuotaLimit.NONE);
        assertThat(rows()).containsExactly(1L, 3L);
    }

    @Test
    void anotherNodeGivesNoUidThatWasReserved() {
        upload(2);
        store.uploads.commit();
        assertThat(otherNode.append(inbox, message(3)).uid()).isGreaterThan(2);
        long mine = store.upload(inbox, message(4)).uid();
        long next = store.upload(inbox, message(5)).uid();
        assertThat(next).isGreaterThan(mine);
        store.uploads.commit();
        assertThat(rows()).hasSize(5).doesNotHaveDuplicates().isSorted();
        assertThat(otherNode.upload(inbox, message(6)).uid()).isGreaterThan(next);
    }

    @Test
    void uploadsNearTheQuotaAreDecidedOneByOne() {
        QuotaLimit limit = new QuotaLimit(0, 7);
        for (int i = 1; i <= 7; i++) {
            append(limit, i);
        }
        assertThatThrownBy(() -> append(limit, 8)).isInstanceOf(OverQuota.class);
        store.uploads.commit();
        assertThat(rows()).hasSize(7);
        assertThat(store.usage.usage(store.mailbox).messages()).isEqualTo(7);
    }

    private void append(QuotaLimit limit, int number) {
        store.messages.append(
                inbox.id(),
                limit,
                store.messages.upload(
                        new java.io.ByteArrayInputStream(StoreFixture.octets(message(number)))),
                Flags.NONE,
                java.time.Instant.EPOCH);
    }

    @Test
    void aReservationThatIsUsedUpIsFollowedByAnother() {
        upload(WindowSql.UIDS + 1);
        assertThat(rows()).hasSize(1);
        upload(WindowSql.UIDS + 2, WindowSql.UIDS + 20);
        assertThat(rows()).hasSize(WindowSql.UIDS + 1);
        store.uploads.commit();
        assertThat(rows()).hasSize(WindowSql.UIDS + 20);
    }

    @Test
    void mailOfOneThreadStaysTogether() {
        store.upload(inbox, "Message-ID: <root@x>\n\nx");
        for (int i = 0; i < 5; i++) {
            store.upload(inbox, "Message-ID: <%d@x>\nReferences: <root@x>\n\nx".formatted(i));
        }
        store.uploads.commit();
        assertThat(threads()).isOne();
    }

    @Test
    void whatIsReservedIsGivenBackAtTheEnd() {
        upload(5);
        store.uploads.close();
        assertThat(rows()).hasSize(5);
        assertThat(
                        store.jdbc
                                .sql("SELECT reserved_uid FROM folder WHERE id = ?")
                                .param(inbox.id())
                                .query(Long.class)
                                .single())
                .isZero();
        assertThat(otherNode.append(inbox, message(6)).uid()).isEqualTo(6);
    }
}
