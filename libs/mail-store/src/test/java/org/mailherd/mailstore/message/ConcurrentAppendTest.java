package org.mailherd.mailstore.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailherd.mailstore.StoreFixture;
import org.mailherd.mailstore.folder.Folder;
import org.mailherd.mailstore.folder.FolderName;
import org.mailherd.mailstore.snapshot.FolderSnapshot;
import org.mailherd.mailstore.snapshot.SnapshotDifference;
import org.mailherd.mailstore.snapshot.UidSet;

class ConcurrentAppendTest {
    private static final int WRITERS = 4;
    private static final int EACH = 50;
    private static final int CROWD = 30;

    @TempDir private Path directory;

    @Test
    void readersSeeUidsAscendWithoutGapWhileManyWrite() throws Exception {
        try (StoreFixture store = new StoreFixture(directory);
                StoreFixture otherNode = new StoreFixture(directory)) {
            Folder inbox = store.inbox();
            Queue<Throwable> faults = new ConcurrentLinkedQueue<>();
            AtomicBoolean done = new AtomicBoolean();
            List<Thread> writers =
                    IntStream.range(0, WRITERS)
                            .mapToObj(i ->
                                    start(
                                            faults,
                                            () -> write(i % 2 == 0 ? store : otherNode, inbox)))
                            .toList();
            Thread reader = start(faults, () -> watch(store, inbox, done));
            for (Thread writer : writers) {
                writer.join();
            }
            done.set(true);
            reader.join();
            assertThat(faults).isEmpty();
            // The store may not have heard of the other node's last writes: a change of its own
            // catches up with all.
            store.append(inbox, "Subject: last\n\n");
            assertThat(store.snapshots.current(inbox.id()).uids())
                    .isEqualTo(UidSet.range(1, WRITERS * EACH + 1));
            assertThat(store.usage.usage(store.mailbox).messages()).isEqualTo(WRITERS * EACH + 1);
        }
    }

    @Test
    void aCrowdOfUploadersIsServedInWindowsAndOutsideThem() throws Exception {
        try (StoreFixture store = new StoreFixture(directory)) {
            List<Folder> folders =
                    IntStream.range(0, CROWD)
                            .mapToObj(i ->
                                    store.folders.create(
                                            store.mailbox,
                                            new FolderName("folder " + i),
                                            Optional.empty()))
                            .toList();
            Queue<Throwable> faults = new ConcurrentLinkedQueue<>();
            for (Thread uploader :
                    folders.stream()
                            .map(folder -> start(faults, () -> upload(store, folder)))
                            .toList()) {
                uploader.join();
            }
            assertThat(faults).isEmpty();
            store.uploads.commit();
            assertThat(
                            store.jdbc
                                    .sql(
                                            "SELECT COUNT(*) FROM message GROUP BY folder_id HAVING folder_id IN (:folders)")
                                    .param("folders", folders.stream().map(Folder::id).toList())
                                    .query(Long.class)
                                    .list())
                    .hasSize(CROWD)
                    .containsOnly((long) EACH);
            assertThat(store.usage.usage(store.mailbox).messages()).isEqualTo(CROWD * EACH);
        }
    }

    private static void upload(StoreFixture store, Folder folder) {
        for (int i = 1; i <= EACH; i++) {
            assertThat(store.upload(folder, "Subject: " + i + "\n\nx\n").uid()).isEqualTo(i);
            assertThat(store.snapshots.current(folder.id()).contains(i)).isTrue();
        }
    }

    private static Thread start(Queue<Throwable> faults, Runnable work) {
        return Thread.startVirtualThread(() -> {
            try {
                work.run();
            } catch (RuntimeException | AssertionError e) {
                faults.add(e);
            }
        });
    }

    private static void write(StoreFixture store, Folder inbox) {
        long last = 0;
        for (int i = 0; i < EACH; i++) {
            long uid =
                    store.append(inbox, "Subject: " + i + "\nMessage-ID: <" + i + "@x>\n\nx\n")
                            .uid();
            assertThat(uid).isGreaterThan(last);
            assertThat(store.snapshots.current(inbox.id()).contains(uid)).isTrue();
            last = uid;
        }
    }

    private static void watch(StoreFixture store, Folder inbox, AtomicBoolean done) {
        FolderSnapshot before = store.snapshots.current(inbox.id());
        while (!done.get()) {
            FolderSnapshot now = store.snapshots.current(inbox.id());
            SnapshotDifference difference = SnapshotDifference.between(before, now);
            assertThat(difference.expunged()).isEmpty();
            assertThat(now.uids()).isEqualTo(UidSet.range(1, now.size()));
            assertThat(now.uidNext()).isEqualTo(now.size() + 1);
            before = now;
            Thread.onSpinWait();
        }
    }
}
