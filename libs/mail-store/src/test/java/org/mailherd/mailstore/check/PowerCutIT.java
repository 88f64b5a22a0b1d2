package org.mailherd.mailstore.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
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
import org.mailherd.mailstore.message.StagedMessage;
import org.mailherd.mailstore.quota.QuotaLimit;
import org.mailherd.mailstore.snapshot.ChangeRelay;
import org.mailherd.mailstore.snapshot.FolderSnapshot;
import org.mailherd.mailstore.snapshot.UidSet;
import org.mailherd.mailstore.table.EmailBlobs;
import org.mailherd.testsupport.ManualClock;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A day in the life of a mailbox, with the power cut at every single write of a file and every
 * statement, one after the other; then what is there is looked at.
 */
class PowerCutIT {
    private static final Duration NEXT_SWEEP = Duration.ofHours(3);

    @TempDir private Path directory;
    private final DataSource database = StoreFixture.newDatabase();
    private final ManualClock clock = ManualClock.at(Instant.now());

    /** What the mailbox holds by what was acknowledged, and by what was under way. */
    private Contents acknowledged = Contents.EMPTY;

    private Contents underWay = Contents.EMPTY;
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
        acknowledged = Contents.EMPTY;
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
        StoreFixture store = new StoreFixture(home, database, clock);
        store.mailbox = mailbox;
        return store;
    }

    private void day(StoreFixture store, Folder in, Folder other) throws IOException {
        long inbox = in.id();
        long archive = other.id();
        folders = Map.of("INBOX", in.id(), "Archive", other.id());
        act(store, is -> is.add("INBOX", "a"), () -> store.append(in, Contents.text("a")));
        act(
                store,
                is -> is.add("INBOX", Contents.LARGE),
                () -> store.append(in, Contents.text(Contents.LARGE)));
        act(
                store,
                is -> is.add("INBOX", "c").add("Archive", "c"),
                () -> store.messages.deliver(stage(store, "c"), List.of(to(inbox), to(archive))));
        act(
                store,
                is -> is.add("INBOX", "d").add("INBOX", "e"),
                () ->
                        store.messages.append(
                                inbox,
                                QuotaLimit.NONE,
                                List.of(arrival(store, "d"), arrival(store, "e"))));
        act(
                store,
                is -> is.remove("INBOX", "d").add("INBOX", "f"),
                () ->
                        store.messages.replace(
                                inbox, 4, inbox, QuotaLimit.NONE, arrival(store, "f")));
        act(
                store,
                is -> is.add("Archive", Contents.LARGE),
                () -> store.messages.copy(inbox, UidSet.of(2), archive, QuotaLimit.NONE));
        act(
                store,
                is -> is.remove("INBOX", "c").add("Archive", "c"),
                () -> store.messages.move(inbox, UidSet.of(3), archive));
        act(
                store,
                UnaryOperator.identity(),
                () ->
                        store.messages.store(
                                inbox,
                                UidSet.of(1, 5),
                                FlagChange.add(Flags.of("\\Deleted")),
                                OptionalLong.empty()));
        act(
                store,
                is -> is.remove("INBOX", "a").remove("INBOX", "e"),
                () -> store.messages.expunge(inbox, UidSet.ALL));
        act(store, UnaryOperator.identity(), () -> store.messages.move(inbox, UidSet.of(2), inbox));
        clock.advance(NEXT_SWEEP);
        sweep(store);
        clock.advance(NEXT_SWEEP);
        sweep(store);
        act(store, is -> is.add("INBOX", "g"), () -> store.append(in, Contents.text("g")));
    }

    private interface Work {
        Object run();
    }

    private void act(StoreFixture store, UnaryOperator<Contents> change, Work work) {
        underWay = change.apply(acknowledged);
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
            Contents found = new Contents(messages(store, "INBOX"), messages(store, "Archive"));
            assertThat(found).as("what is there after cut %s", cut).isIn(acknowledged, underWay);
            List<Finding> findings = new ArrayList<>();
            check(store).check(false, findings::add);
            assertThat(findings).as("after cut %s", cut).isEmpty();
            store.append(store.inbox(), Contents.text("new"));
            FolderSnapshot inbox = store.snapshots.current(store.inbox().id());
            assertThat(inbox.uid(inbox.size() - 1))
                    .as("UID after cut %s", cut)
                    .isGreaterThanOrEqualTo(uidTold);
            assertThat(inbox.highestModseq())
                    .as("modseq after cut %s", cut)
                    .isGreaterThan(modseqTold);
        }
        sweepLater(home, mailbox);
        sweepLater(home, mailbox);
        try (StoreFixture store = again(home, mailbox)) {
            assertSwept(store, home, mailbox, cut);
            store.folders.deleteAll(mailbox);
        }
        sweepLater(home, mailbox);
    }

    /** By then nothing is ahead of what is in the segments. */
    private void sweepLater(Path home, long mailbox) throws IOException {
        clock.advance(NEXT_SWEEP);
        try (StoreFixture store = again(home, mailbox)) {
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

    private static List<String> messages(StoreFixture store, String folder) {
        List<String> messages = new ArrayList<>();
        long id = store.folder(folder).id();
        store.messages.bodies(
                id,
                UidSet.ALL,
                java.util.Set.of(),
                (row, body) -> {
                    byte[] octets = body.bytes();
                    String name = String.valueOf((char) octets[0]);
                    assertThat(octets).isEqualTo(StoreFixture.octets(Contents.text(name)));
                    assertThat(row.size()).isEqualTo(octets.length);
                    messages.add(name);
                });
        return messages.stream().sorted().toList();
    }

    private static StagedMessage stage(StoreFixture store, String name) {
        return store.messages.stage(
                new ByteArrayInputStream(StoreFixture.octets(Contents.text(name))));
    }

    private static Arrival arrival(StoreFixture store, String name) {
        return new Arrival(stage(store, name), Flags.NONE, Instant.EPOCH);
    }

    private static Delivery to(long folder) {
        return new Delivery(folder, QuotaLimit.NONE, Flags.NONE, Instant.EPOCH, "");
    }
}
