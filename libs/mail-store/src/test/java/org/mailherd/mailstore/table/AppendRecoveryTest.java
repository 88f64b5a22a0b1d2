package org.mailherd.mailstore.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailherd.mailstore.StoreFixture;
import org.mailherd.mailstore.blob.SegmentSweeper;
import org.mailherd.mailstore.folder.Folder;
import org.mailherd.mailstore.snapshot.ChangeRelay;
import org.mailherd.mailstore.snapshot.UidSet;
import org.mailherd.testsupport.ManualClock;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** What becomes of uploads that were answered when the window with their rows breaks. */
class AppendRecoveryTest {
    @TempDir private Path directory;
    private final ManualClock clock = ManualClock.at(Instant.now());
    private final Set<Long> inUse = ConcurrentHashMap.newKeySet();
    private StoreFixture store;
    private StoreFixture otherNode;
    private Folder inbox;

    @BeforeEach
    void open() {
        store = new StoreFixture(directory, watched(), clock);
        otherNode = new StoreFixture(directory, clock, ChangeRelay.none());
        inbox = store.inbox();
        for (int i = 1; i <= 4; i++) {
            store.upload(inbox, message(i), "\\Flagged");
        }
    }

    @AfterEach
    void close() {
        store.close();
        otherNode.close();
    }

    private static String message(int number) {
        return "Subject: %d\nMessage-ID: <%d@x>\n\nx\n".formatted(number, number);
    }

    /** MariaDB ends the connection on which the window has its locks. */
    private void breakWindow() {
        List<Long> threads = List.copyOf(inUse);
        assertThat(threads).hasSize(1);
        store.jdbc.sql("KILL CONNECTION " + threads.getFirst()).update();
        await().until(() -> !foldersNobodyHasLocked().isEmpty());
    }

    private List<Long> foldersNobodyHasLocked() {
        return store.jdbc
                .sql("SELECT id FROM folder WHERE id = ? FOR UPDATE SKIP LOCKED")
                .param(inbox.id())
                .query(Long.class)
                .list();
    }

    /** Notes which of the store's connections are in use. */
    private DataSource watched() {
        return new DelegatingDataSource(StoreFixture.dataSource()) {
            @Override
            public Connection getConnection() throws SQLException {
                Connection connection = super.getConnection();
                long thread = connection.unwrap(org.mariadb.jdbc.Connection.class).getThreadId();
                inUse.add(thread);
                return (Connection)
                        Proxy.newProxyInstance(
                                AppendRecoveryTest.class.getClassLoader(),
                                new Class<?>[] {Connection.class},
                                (_, method, arguments) -> {
                                    if (method.getName().equals("close")) {
                                        inUse.remove(thread);
                                    }
                                    try {
                                        return method.invoke(connection, arguments);
                                    } catch (InvocationTargetException e) {
                                        throw e.getCause();
                                    }
                                });
            }
        };
    }

    /** Subjects in the order of UIDs. */
    private List<String> subjects(StoreFixture node) {
        List<String> subjects = new ArrayList<>();
        node.snapshots.changed(inbox.id(), 0);
        node.messages.bodies(
                inbox.id(),
                UidSet.ALL,
                Set.of(),
                (_, body) ->
                        subjects.add(
                                new String(body.bytes(), StandardCharsets.ISO_8859_1)
                                        .lines()
                                        .findFirst()
                                        .orElseThrow()
                                        .substring("Subject: ".length())));
        return subjects;
    }

    @Test
    void theNextUploadIsRefusedAndWhatWasPromisedComesBack() {
        breakWindow();
        assertThatThrownBy(() -> store.upload(inbox, message(5)))
                .isInstanceOf(UncheckedIOException.class);
        await().untilAsserted(() -> assertThat(subjects(store)).startsWith("1", "2", "3", "4"));
        assertThat(store.snapshots.current(inbox.id()).flags(3).names())
                .containsExactly("\\Flagged");
        long before = store.snapshots.current(inbox.id()).uidNext();
        assertThat(store.append(inbox, message(6)).uid()).isEqualTo(before);
    }

    @Test
    void whoeverReadsThenWaitsForTheRecovery() {
        breakWindow();
        store.uploads.commit();
        assertThat(store.messages.body(inbox.id(), 4).bytes())
                .isEqualTo(StoreFixture.octets(message(4)));
        assertThat(store.usage.usage(store.mailbox).messages()).isEqualTo(4);
    }

    @Test
    void anotherNodeThatWentOnMeanwhileBringsThemBackUnderNewUids() {
        breakWindow();
        long taken = otherNode.append(inbox, message(9)).uid();
        assertThat(otherNode.recovery.recover()).isEmpty();
        assertThat(subjects(otherNode)).containsExactly("1", "9", "2", "3", "4");
        assertThat(otherNode.snapshots.current(inbox.id()).uid(1)).isEqualTo(taken);
        store.uploads.commit();
        assertThat(store.recovery.recover()).isEmpty();
        assertThat(subjects(store)).containsExactly("1", "9", "2", "3", "4");
    }

    @Test
    void whatIsCommittedIsNotBroughtBackAgain() {
        store.uploads.commit();
        assertThat(otherNode.recovery.recover()).isEmpty();
        assertThat(subjects(otherNode)).containsExactly("1", "2", "3", "4");
        // Its reservation is gone: it takes another.
        store.upload(inbox, message(5));
        store.upload(inbox, message(6));
        store.uploads.commit();
        assertThat(subjects(store)).containsExactly("1", "2", "3", "4", "5", "6");
    }

    @Test
    void anOpenWindowIsLeftAlone() {
        assertThat(otherNode.recovery.recover()).containsExactly(inbox.id());
        store.upload(inbox, message(5));
        store.uploads.commit();
        assertThat(subjects(store)).containsExactly("1", "2", "3", "4", "5");
    }

    @Test
    void theSweeperLeavesOctetsWhoseRowsAreStillToCome() throws IOException {
        breakWindow();
        clock.advance(Duration.ofDays(2));
        new SegmentSweeper(store.blobs, new EmailBlobs(store.jdbc), clock).sweep();
        clock.advance(Duration.ofDays(2));
        new SegmentSweeper(store.blobs, new EmailBlobs(store.jdbc), clock).sweep();
        assertThat(otherNode.recovery.recover()).isEmpty();
        assertThat(subjects(otherNode)).containsExactly("1", "2", "3", "4");
    }

    @Test
    void octetsThatCannotBeReadKeepNobodyWaitingAndComeBackWhenTheyCan() throws IOException {
        breakWindow();
        Path aside = directory.resolveSibling(directory.getFileName() + "-aside");
        Path segment = segments().getFirst();
        Files.move(segment, aside);
        Files.createDirectory(segment);
        assertThat(otherNode.recovery.recover()).isEmpty();
        assertThat(otherNode.snapshots.current(inbox.id()).uids()).isEqualTo(UidSet.of(1));
        Files.delete(segment);
        Files.move(aside, segment);
        assertThat(otherNode.recovery.recover()).isEmpty();
        assertThat(subjects(otherNode)).containsExactly("1", "2", "3", "4");
    }

    private List<Path> segments() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".seg")).toList();
        }
    }

    @Test
    void aFolderThatIsDeletedMeanwhileTakesThemWithIt() {
        Folder work = store.folder("Archive");
        store.upload(work, message(1));
        store.upload(work, message(2));
        store.uploads.commit();
        store.folders.deleteAll(store.mailbox);
        assertThat(store.recovery.recover()).isEmpty();
    }
}
