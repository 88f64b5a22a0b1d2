package org.mailherd.mailstore.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailherd.mailstore.InboxTest;
import org.mailherd.mailstore.flag.FlagChange;
import org.mailherd.mailstore.flag.Flags;
import org.mailherd.mailstore.folder.Folder;
import org.mailherd.mailstore.folder.FolderName;
import org.mailherd.mailstore.quota.QuotaLimit;
import org.mailherd.mailstore.snapshot.UidSet;

/** What is done to many messages takes a handful of statements, not some for each. */
class BulkChangeTest extends InboxTest {
    private static final int MESSAGES = 900;

    /** Locks, counters, the log, the snapshots' look at it all, and autocommit off and on. */
    private static final long HANDFUL = 40;

    private Folder other;

    @BeforeEach
    void fill() {
        other = store.folders.create(store.mailbox, new FolderName("other"), Optional.empty());
        store.append(inbox, "Subject: n\n\nbody\n");
        store.jdbc
                .sql(
                        """
                        INSERT INTO message
                          (folder_id, uid, modseq, flags, email_id, size, internal_date, save_date)
                        WITH RECURSIVE numbers AS
                          (SELECT 2 AS n UNION ALL SELECT n + 1 FROM numbers WHERE n < ?)
                        SELECT folder_id, n, modseq, flags, email_id, size, internal_date, save_date
                        FROM message, numbers WHERE folder_id = ?
                        """)
                .params(MESSAGES, inbox.id())
                .update();
        store.jdbc
                .sql("UPDATE folder SET uid_next = ?, bytes = bytes * ? WHERE id = ?")
                .params(MESSAGES + 1, MESSAGES, inbox.id())
                .update();
        store.jdbc
                .sql(
                        "UPDATE mailbox_state SET bytes = bytes * ?, messages = ? WHERE mailbox_id = ?")
                .params(MESSAGES, MESSAGES, store.mailbox)
                .update();
        store.snapshots.changed(inbox.id(), 0);
        assertThat(store.snapshots.current(inbox.id()).uidNext()).isEqualTo(MESSAGES + 1);
    }

    private static UidSet everySecond() {
        UidSet.Builder uids = new UidSet.Builder();
        for (int uid = 1; uid <= MESSAGES; uid += 2) {
            uids.add(uid);
        }
        return uids.build();
    }

    private void inAHandful(Runnable change) {
        long before = store.questions();
        change.run();
        assertThat(store.questions() - before).isLessThan(HANDFUL);
    }

    @Test
    void copyingAndMoving() {
        inAHandful(() -> store.messages.copy(inbox.id(), UidSet.ALL, other.id(), QuotaLimit.NONE));
        assertThat(store.snapshots.current(other.id()).size()).isEqualTo(MESSAGES);
        inAHandful(
                () -> store.messages.move(inbox.id(), everySecond(), other.id(), QuotaLimit.NONE));
        assertThat(store.snapshots.current(other.id()).size()).isEqualTo(MESSAGES * 3 / 2);
        assertThat(store.snapshots.current(inbox.id()).size()).isEqualTo(MESSAGES / 2);
        assertThat(store.usage.usage(store.mailbox).messages()).isEqualTo(2 * MESSAGES);
    }

    @Test
    void markingAndExpunging() {
        inAHandful(() ->
                store.messages.store(
                        inbox.id(),
                        everySecond(),
                        FlagChange.add(Flags.of("\\Deleted")),
                        OptionalLong.empty()));
        inAHandful(() -> store.messages.expunge(inbox.id(), UidSet.ALL));
        assertThat(store.snapshots.current(inbox.id()).size()).isEqualTo(MESSAGES / 2);
        assertThat(store.usage.usage(store.mailbox).messages()).isEqualTo(MESSAGES / 2);
    }
}
