package org.mailherd.mailstore.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailherd.mailstore.StoreFixture;
import org.mailherd.mailstore.derived.DerivedRows;
import org.mailherd.mailstore.flag.FlagChange;
import org.mailherd.mailstore.flag.Flags;
import org.mailherd.mailstore.folder.Folder;
import org.mailherd.mailstore.folder.FolderName;
import org.springframework.jdbc.core.JdbcTemplate;

/** A server that starts reads the image of a large folder and what has changed since. */
class SnapshotImagesTest {
    @TempDir Path directory;

    private StoreFixture store;
    private Folder inbox;

    @BeforeEach
    void open() {
        store = new StoreFixture(directory);
        inbox = store.inbox();
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** As a server that was just started has it. */
    private FolderSnapshot cold() {
        return loader(StoreFixture.LARGE).load(inbox.id());
    }

    private FolderSnapshot fromRows() {
        return loader(Integer.MAX_VALUE).load(inbox.id());
    }

    private static SnapshotLoader loader(int large) {
        JdbcTemplate jdbc = new JdbcTemplate(StoreFixture.dataSource());
        return new SnapshotLoader(jdbc, new SnapshotImages(new DerivedRows(jdbc, large)));
    }

    private void fill(int messages) {
        for (int i = 0; i < messages; i++) {
            store.append(inbox, "Subject: n" + i + "\n\n1\n");
        }
    }

    private void flag(String name, long... uids) {
        store.messages.store(
                inbox.id(), UidSet.of(uids), FlagChange.add(Flags.of(name)), OptionalLong.empty());
        store.commitFlags();
    }

    /** Something that no modseq tells of: rows that are read show it, an image does not. */
    private void changeBehindTheBack() {
        store.jdbc
                .sql("UPDATE message SET flags = 1 WHERE folder_id = ? AND uid = 1")
                .param(inbox.id())
                .update();
    }

    private boolean readFromImage() {
        return cold().flagBits(0) == 0;
    }

    private void assertSame(FolderSnapshot one, FolderSnapshot other) {
        assertThat(one.mark()).isEqualTo(other.mark());
        assertThat(one.keywords().names()).isEqualTo(other.keywords().names());
        assertThat(one.uids()).isEqualTo(other.uids());
        for (int i = 0; i < one.size(); i++) {
            assertThat(one.modseq(i)).isEqualTo(other.modseq(i));
            assertThat(one.flagBits(i)).isEqualTo(other.flagBits(i));
        }
    }

    @Test
    void whatHappenedSinceTheImageIsTold() {
        Random random = new Random(7);
        fill(30);
        assertThat(store.images.keepUp(store.snapshots.current(inbox.id()))).isTrue();
        for (int round = 0; round < 20; round++) {
            long uid = 1 + random.nextInt(30);
            switch (random.nextInt(4)) {
                case 0 -> flag("\\Seen", uid);
                case 1 -> flag("word" + round, uid);
                case 2 -> store.messages.remove(inbox.id(), UidSet.of(uid));
                case 3 -> fill(1);
            }
            assertSame(cold(), fromRows());
        }
    }

    @Test
    void rowsThatDidNotChangeAreNotReadAgain() {
        fill(6);
        store.images.keepUp(store.snapshots.current(inbox.id()));
        changeBehindTheBack();
        assertThat(readFromImage()).isTrue();
    }

    @Test
    void anImageOfFlagsThatWereNeverCommittedIsNotWritten() {
        fill(6);
        store.messages.store(
                inbox.id(), UidSet.of(1), FlagChange.add(Flags.of("\\Seen")), OptionalLong.empty());
        for (FolderSnapshot folder : store.snapshots.inMemory()) {
            store.images.keepUp(folder);
        }
        assertSame(cold(), fromRows());
    }

    @Test
    void oneFromTheFutureIsThrownAway() {
        fill(6);
        store.images.keepUp(store.snapshots.current(inbox.id()));
        changeBehindTheBack();
        store.jdbc
                .sql("UPDATE folder SET highest_modseq = highest_modseq - 1 WHERE id = ?")
                .param(inbox.id())
                .update();
        assertThat(readFromImage()).isFalse();
    }

    @Test
    void oneThatTheLogOfExpungesDoesNotReachIsThrownAway() {
        fill(6);
        store.images.keepUp(store.snapshots.current(inbox.id()));
        changeBehindTheBack();
        store.jdbc
                .sql("UPDATE folder SET log_start = highest_modseq + 1 WHERE id = ?")
                .param(inbox.id())
                .update();
        assertThat(readFromImage()).isFalse();
    }

    @Test
    void aDamagedOneIsThrownAway() {
        fill(6);
        store.images.keepUp(store.snapshots.current(inbox.id()));
        changeBehindTheBack();
        store.jdbc
                .sql(
                        "UPDATE folder_derived SET content = INSERT(content, 40, 1, 'x') WHERE folder_id = ?")
                .param(inbox.id())
                .update();
        assertThat(readFromImage()).isFalse();
    }

    @Test
    void itIsWrittenAgainOnlyWhenMuchHasChanged() {
        fill(6);
        FolderSnapshot now = store.snapshots.current(inbox.id());
        assertThat(store.images.keepUp(now)).isTrue();
        assertThat(store.images.keepUp(now)).isFalse();
        fill(1);
        assertThat(store.images.keepUp(store.snapshots.current(inbox.id()))).isFalse();
    }

    @Test
    void thatOfADeletedFolderGoes() {
        inbox = store.folders.create(store.mailbox, new FolderName("gone"), Optional.empty());
        fill(6);
        store.images.keepUp(store.snapshots.current(inbox.id()));
        store.folders.delete(store.mailbox, inbox.name());
        store.derived.forgetDeletedFolders();
        assertThat(store.derived.parts(inbox.id(), DerivedRows.Kind.SNAPSHOT)).isEmpty();
    }
}
