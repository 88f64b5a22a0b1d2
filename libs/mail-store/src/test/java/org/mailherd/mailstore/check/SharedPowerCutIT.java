package org.mailherd.mailstore.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailherd.mailstore.StoreFixture;
import org.mailherd.mailstore.blob.BlobSettings;
import org.mailherd.mailstore.blob.BlobStore;
import org.mailherd.mailstore.blob.Disk;
import org.mailherd.mailstore.folder.Folder;
import org.mailherd.mailstore.message.Appended;
import org.mailherd.mailstore.snapshot.ChangeRelay;
import org.mailherd.mailstore.snapshot.UidSet;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * As {@link PowerCutIT}, while many sessions append at once and share transactions, or upload and
 * are answered before their rows are written: which of them meet is another matter in every run,
 * what was acknowledged is there in each, under the UID that was told.
 */
class SharedPowerCutIT {
    private static final int SESSIONS = 6;
    private static final int EACH = 3;

    @TempDir private Path directory;
    private final DataSource database = StoreFixture.newDatabase();

    @Test
    void whatAnySessionWasPromisedIsThereAfterACutAtAnyWrite() throws IOException {
        // As many runs as there are writes when no two sessions meet.
        for (int cut = 0; cut < SESSIONS * EACH * 4; cut++) {
            live(cut, StoreFixture::append);
        }
    }

    @Test
    void whatWasPromisedBeforeItsRowsIsThereAfterACutAtAnyWrite() throws IOException {
        int cut = 0;
        while (live(cut, StoreFixture::upload)) {
            cut++;
        }
        // A write and a sync for each session at least, whoever meets whom.
        assertThat(cut).isGreaterThan(2 * SESSIONS);
    }

    private interface Way {
        Appended put(StoreFixture store, Folder folder, String message, String... flags);
    }

    /** Returns whether there was such a write. */
    private boolean live(int cut, Way way) throws IOException {
        Path home = Files.createDirectory(directory.resolve(Integer.toString(cut)));
        PowerCut power = new PowerCut(cut);
        Map<Long, String> promised = new ConcurrentHashMap<>();
        long mailbox;
        try (StoreFixture store = store(home, power, power.database(database))) {
            mailbox = store.mailbox;
            Folder inbox;
            try (StoreFixture before = again(home, mailbox)) {
                inbox = before.inbox();
            }
            try (ExecutorService sessions = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < SESSIONS; i++) {
                    String name = "session" + i;
                    sessions.submit(() -> session(store, way, inbox, name, promised));
                }
            }
        }
        look(home, mailbox, promised, cut);
        return power.isOut();
    }

    /** Ends with the power. */
    private static void session(
            StoreFixture store, Way way, Folder inbox, String name, Map<Long, String> promised) {
        for (int i = 0; i < EACH; i++) {
            String text = text(name + "-" + i);
            promised.put(way.put(store, inbox, text).uid(), text);
        }
    }

    private void look(Path home, long mailbox, Map<Long, String> promised, int cut)
            throws IOException {
        try (StoreFixture store = again(home, mailbox)) {
            assertThat(store.recovery.recover()).isEmpty();
            Map<Long, String> found = new HashMap<>();
            store.messages.bodies(
                    store.inbox().id(),
                    UidSet.ALL,
                    Set.of(),
                    (row, body) ->
                            found.put(
                                    row.uid(),
                                    new String(body.bytes(), StandardCharsets.ISO_8859_1)));
            promised.forEach((uid, text) ->
                    assertThat(found.get(uid))
                            .as("message %s after cut %s", uid, cut)
                            .isEqualTo(text.replace("\n", "\r\n")));
            assertThat(found.values()).as("after cut %s", cut).doesNotHaveDuplicates();
            List<Finding> findings = new ArrayList<>();
            new StoreCheck(
                            store.jdbc,
                            new TransactionTemplate(new JdbcTransactionManager(database)),
                            store.blobs)
                    .check(false, findings::add);
            assertThat(findings).as("after cut %s", cut).isEmpty();
            store.folders.deleteAll(mailbox);
            // Its octets are in a directory that the next run does not have.
            store.jdbc.sql("DELETE FROM email").update();
        }
    }

    private static String text(String name) {
        return "Subject: " + name + "\nMessage-ID: <" + name + "@x>\n\n" + name + "\n";
    }

    private StoreFixture again(Path home, long mailbox) {
        StoreFixture store = store(home, Disk.real(), database);
        store.mailbox = mailbox;
        return store;
    }

    private static StoreFixture store(Path home, Disk disk, DataSource database) {
        return new StoreFixture(
                new BlobStore(BlobSettings.in(home), Clock.systemUTC(), disk),
                database,
                Clock.systemUTC(),
                ChangeRelay.none());
    }
}
