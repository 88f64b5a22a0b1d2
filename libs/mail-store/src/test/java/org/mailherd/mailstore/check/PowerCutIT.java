package org.mailherd.mailstore.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailherd.mailstore.StoreFixture;
import org.mailherd.mailstore.blob.BlobSettings;
import org.mailherd.mailstore.blob.BlobStore;
import org.mailherd.mailstore.blob.SegmentSweeper;
import org.mailherd.mailstore.flag.FlagChange;
import org.mailherd.mailstore.flag.Flags;
import org.mailherd.mailstore.folder.Folder;
import org.mailherd.mailstore.message.Arrival;
import org.mailherd.mailstore.message.Delivery;
import org.mailherd.mailstore.message.EmailBlobs;
import org.mailherd.mailstore.message.StagedMessage;
import org.mailherd.mailstore.quota.QuotaLimit;
import org.mailherd.mailstore.snapshot.ChangeRelay;
import org.mailherd.mailstore.snapshot.FolderSnapshot;
import org.mailherd.mailstore.snapshot.UidSet;
import org.mailherd.testsupport.ManualClock;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A day in the life of a mailbox, with the power cut at every single write of a file and every
 * statement, one after the other; then what is there is looked at.
 */
class PowerCutIT {
    /** Goes into a segment of its own. */
    private static final String LARGE = "l";

    private static final String NOISE = noise();
    private static final Duration NEXT_SWEEP = Duration.ofHours(3);

    @TempDir private Path directory;
    private final DataSource database = StoreFixture.newDatabase();
    private final ManualClock clock = ManualClock.at(Instant.now());

    /** What the mailbox holds by what was acknowledged, and by what was under way. */
    private Map<String, List<String>> acknowledged = new HashMap<>();

    private Map<String, List<String>> underWay = new HashMap<>();
    private Map<String, Long> folders = Map.of();
    private long uidTold;
    private long modseqTold;

    @Test
    void aCutAtAnyWriteLosesNothingAndLeavesNothingHalf() throws IOException {
        long cut = 0;
        for (boolean cameToItsEnd = false; !cameToItsEnd; cut++) {
            cameToItsEnd = live(cut);
        }
        // So many places there were: a test that stops cutting would say so here.
        assertThat(cut).isGreaterThan(100);
    }

    /** Returns whether there was no such write. */
    private boolean live(long cut) throws IOException {
        Path home = Files.createDirectory(directory.resolve(Long.toString(cut)));
        PowerCut power = new PowerCut(cut);
        acknowledged = new HashMap<>(Map.of("INBOX", List.of(), "Archive", List.of()));
        underWay = acknowledged;
        uidTold = 1;
        modseqTold = 0;
        StoreFixture store =
                new StoreFixture(
                        new BlobStore(BlobSettings.in(home), clock, power),
                        power.database(database),
                        clock,
                        ChangeRelay.none());
        Folder inbox;
        Folder archive;
        try (StoreFixture before = again(home, store.mailbox)) {
            inbox = before.inbox();
            archive = before.folder("Archive");
        }
        try {
            day(store, inbox, archive);
        } catch (IOException | RuntimeException e) {
            assertThat(power.isOut()).as("failed by itself at %s: %s", cut, e).isTrue();
        }
        store.close();
        look(home, store.mailbox, cut);
        return !power.isOut();
    }

    /** A new process on what is there. */
    private StoreFixture again(Path home, long mailbox) {
        StoreFixture store =
                new StoreFixture(
                        new BlobStore(BlobSettings.in(home), clock),
                        database,
                        clock,
                        ChangeRelay.none());
        store.mailbox = mailbox;
        return store;
    }

    private void day(StoreFixture store, Folder in, Folder other) throws IOException {
        long inbox = in.id();
        long archive = other.id();
        folders = Map.of("INBOX", in.id(), "Archive", other.id());
        act(store, add("INBOX", "a"), () -> store.append(in, text("a")));
        act(store, add("INBOX", LARGE), () -> store.append(in, text(LARGE)));
        act(
                store,
                both(add("INBOX", "c"), add("Archive", "c")),
                () -> store.messages.deliver(stage(store, "c"), List.of(to(inbox), to(archive))));
        act(
                store,
                both(add("INBOX", "d"), add("INBOX", "e")),
                () ->
                        store.messages.append(
                                inbox,
                                QuotaLimit.NONE,
                                List.of(arrival(store, "d"), arrival(store, "e"))));
        act(
                store,
                both(remove("INBOX", "d"), add("INBOX", "f")),
                () ->
                        store.messages.replace(
                                inbox, 4, inbox, QuotaLimit.NONE, arrival(store, "f")));
        act(
                store,
                add("Archive", LARGE),
                () -> store.messages.copy(inbox, UidSet.of(2), archive, QuotaLimit.NONE));
        act(
                store,
                both(remove("INBOX", "c"), add("Archive", "c")),
                () -> store.messages.move(inbox, UidSet.of(3), archive));
        act(
                store,
                model -> model,
                () ->
                        store.messages.store(
                                inbox,
                                UidSet.of(1, 5),
                                FlagChange.add(Flags.of("\\Deleted")),
                                OptionalLong.empty()));
        act(
                store,
                both(remove("INBOX", "a"), remove("INBOX", "e")),
                () -> store.messages.expunge(inbox, UidSet.ALL));
        act(store, model -> model, () -> store.messages.move(inbox, UidSet.of(2), inbox));
        clock.advance(NEXT_SWEEP);
        sweep(store);
        clock.advance(NEXT_SWEEP);
        sweep(store);
        act(store, add("INBOX", "g"), () -> store.append(in, text("g")));
    }

    private interface Model {
        Map<String, List<String>> after(Map<String, List<String>> before);
    }

    private static Model add(String folder, String message) {
        return before -> changed(before, folder, messages -> messages.add(message));
    }

    private static Model remove(String folder, String message) {
        return before -> changed(before, folder, messages -> messages.remove(message));
    }

    private static Map<String, List<String>> changed(
            Map<String, List<String>> before,
            String folder,
            java.util.function.Consumer<List<String>> change) {
        Map<String, List<String>> after = new HashMap<>(before);
        List<String> messages = new ArrayList<>(after.get(folder));
        change.accept(messages);
        after.put(folder, messages);
        return after;
    }

    private static Model both(Model first, Model second) {
        return before -> second.after(first.after(before));
    }

    private interface Work {
        Object run();
    }

    private void act(StoreFixture store, Model model, Work work) {
        underWay = model.after(acknowledged);
        work.run();
        acknowledged = underWay;
        FolderSnapshot told = store.snapshots.current(folders.get("INBOX"));
        uidTold = told.uidNext();
        modseqTold = told.highestModseq();
    }

    private void sweep(StoreFixture store) throws IOException {
        new SegmentSweeper(store.blobs, new EmailBlobs(store.jdbc), clock).sweep();
    }

    /** With power again, in a new process. */
    private void look(Path home, long mailbox, long cut) throws IOException {
        // Nobody starts again within the same millisecond.
        clock.advance(Duration.ofMillis(1));
        try (StoreFixture store = again(home, mailbox)) {
            Map<String, List<String>> found = new HashMap<>();
            for (String folder : List.of("INBOX", "Archive")) {
                found.put(folder, contents(store, folder));
            }
            assertThat(found)
                    .as("what is there after cut %s", cut)
                    .satisfiesAnyOf(
                            is -> assertThat(sorted(is)).isEqualTo(sorted(acknowledged)),
                            is -> assertThat(sorted(is)).isEqualTo(sorted(underWay)));
            List<Finding> findings = new ArrayList<>();
            check(store).check(false, findings::add);
            assertThat(findings).as("after cut %s", cut).isEmpty();
            store.append(store.inbox(), text("new"));
            FolderSnapshot inbox = store.snapshots.current(store.inbox().id());
            assertThat(inbox.uid(inbox.size() - 1))
                    .as("UID after cut %s", cut)
                    .isGreaterThanOrEqualTo(uidTold);
            assertThat(inbox.highestModseq())
                    .as("modseq after cut %s", cut)
                    .isGreaterThan(modseqTold);
            clock.advance(NEXT_SWEEP);
            sweep(store);
            clock.advance(NEXT_SWEEP);
            sweep(store);
            assertSwept(store, home, mailbox, cut);
            store.folders.deleteAll(mailbox);
            clock.advance(NEXT_SWEEP);
            sweep(store);
        }
    }

    private StoreCheck check(StoreFixture store) {
        return new StoreCheck(
                store.jdbc,
                new TransactionTemplate(new JdbcTransactionManager(database)),
                store.blobs);
    }

    /** Every file is a segment, and messages are in it. */
    private void assertSwept(StoreFixture store, Path home, long mailbox, long cut)
            throws IOException {
        List<String> used =
                store
                        .jdbc
                        .sql(
                                """
                                SELECT DISTINCT LOWER(HEX(segment)) FROM email e JOIN message m ON m.email_id = e.id
                                JOIN folder f ON f.id = m.folder_id WHERE f.mailbox_id = ?
                                """)
                        .param(mailbox)
                        .query(String.class)
                        .list()
                        .stream()
                        .map(name -> name + ".seg")
                        .toList();
        try (Stream<Path> files = Files.list(home)) {
            assertThat(files.map(f -> f.getFileName().toString()).toList())
                    .as("files after cut %s and the sweep", cut)
                    .containsExactlyInAnyOrderElementsOf(used);
        }
        assertThat(new EmailBlobs(store.jdbc).forgetUnreferenced(clock.instant())).isZero();
    }

    private static List<String> contents(StoreFixture store, String folder) {
        List<String> messages = new ArrayList<>();
        long id = store.folder(folder).id();
        store.messages.bodies(
                id,
                UidSet.ALL,
                java.util.Set.of(),
                (row, body) -> {
                    byte[] octets = body.bytes();
                    String name = String.valueOf((char) octets[0]);
                    assertThat(octets).isEqualTo(StoreFixture.octets(text(name)));
                    assertThat(row.size()).isEqualTo(octets.length);
                    messages.add(name);
                });
        return messages;
    }

    private static Map<String, List<String>> sorted(Map<String, List<String>> folders) {
        Map<String, List<String>> sorted = new HashMap<>();
        folders.forEach((name, messages) -> sorted.put(name, messages.stream().sorted().toList()));
        return sorted;
    }

    private static String text(String name) {
        return name + ": x\n\n" + name + "\n" + (name.equals(LARGE) ? NOISE : "");
    }

    private static String noise() {
        StringBuilder text = new StringBuilder();
        Random random = new Random(4);
        while (text.length() < 1 << 20) {
            text.append(Long.toHexString(random.nextLong())).append('z');
        }
        return text.toString();
    }

    private static StagedMessage stage(StoreFixture store, String name) {
        return store.messages.stage(new ByteArrayInputStream(StoreFixture.octets(text(name))));
    }

    private static Arrival arrival(StoreFixture store, String name) {
        return new Arrival(stage(store, name), Flags.NONE, Instant.EPOCH);
    }

    private static Delivery to(long folder) {
        return new Delivery(folder, QuotaLimit.NONE, Flags.NONE, Instant.EPOCH, "");
    }
}
