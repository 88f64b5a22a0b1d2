package org.mailherd.mailqueue.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailherd.mailmodel.QueueId;
import org.mailherd.mailmodel.ReversePath;
import org.mailherd.mailqueue.spool.Spool;
import org.mailherd.mailqueue.view.QueueFilter;
import org.mailherd.mailqueue.view.QueueView;
import org.mailherd.testsupport.Database;
import org.mailherd.testsupport.ManualClock;
import org.springframework.jdbc.core.simple.JdbcClient;

class QueueIT {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
    private final ManualClock clock = ManualClock.at(START);
    private final Database database = Database.fresh();
    private final QueueStore store = new QueueStore(database.dataSource());
    private final QueueView view = QueueView.over(database.dataSource(), clock);
    private final Lease lease = new Lease("first-run", START.plus(Duration.ofMinutes(10)));
    @TempDir private Path folder;
    private Spool spool;
    private QueueWriter writer;

    @BeforeEach
    void open() throws IOException {
        spool = Spool.open(folder, clock);
        writer = new QueueWriter(spool, store, clock, new QueueWriter.Limits(64 * 1024, 1 << 20));
    }

    @AfterEach
    void close() throws IOException {
        writer.close();
        spool.close();
    }

    @Test
    void whatWasEnqueuedIsClaimedOnceWithItsBytes() throws Exception {
        QueueId id = enqueue("hello", "alice@alpha.test", "bob@beta.test");
        List<LeasedMessage> claimed =
                store.claim(spool.id(), lease, clock.instant(), 10, ClaimLimits.none());
        assertThat(claimed).hasSize(1);
        LeasedMessage message = claimed.getFirst();
        assertThat(message.envelope().id()).isEqualTo(id);
        assertThat(message.envelope().reversePath())
                .isEqualTo(ReversePath.parse("<carol@outside.test>"));
        assertThat(message.envelope().arrived()).isEqualTo(START);
        assertThat(message.recipients())
                .extracting(one -> one.recipient().toString())
                .containsExactly("alice@alpha.test", "bob@beta.test");
        try (InputStream in = spool.read(id, message.place())) {
            assertThat(in.readAllBytes()).asString(StandardCharsets.US_ASCII).isEqualTo("hello");
        }
        assertThat(store.claim(spool.id(), lease, clock.instant(), 10, ClaimLimits.none()))
                .isEmpty();
    }

    @Test
    void claimersNeverShareARow() throws Exception {
        for (int i = 0; i < 60; i++) {
            enqueue("m" + i, "alice@alpha.test");
        }
        List<QueueId> all = new java.util.concurrent.CopyOnWriteArrayList<>();
        try (ExecutorService claimers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 6; i++) {
                Lease own = new Lease("claimer-" + i, lease.until());
                claimers.submit(() -> {
                    for (int n = 0; n < 10; n++) {
                        store.claim(spool.id(), own, clock.instant(), 3, ClaimLimits.none())
                                .forEach(one -> all.add(one.envelope().id()));
                    }
                });
            }
        }
        assertThat(all).doesNotHaveDuplicates();
        store.claim(spool.id(), lease, clock.instant(), 100, ClaimLimits.none())
                .forEach(one -> all.add(one.envelope().id()));
        assertThat(all).doesNotHaveDuplicates().hasSize(60);
    }

    @Test
    void aDeadOwnersRowsComeBack() throws Exception {
        enqueue("x", "alice@alpha.test");
        store.claim(spool.id(), lease, clock.instant(), 10, ClaimLimits.none());
        Lease second = new Lease("second-run", lease.until());
        assertThat(store.releaseOwner(spool.id(), lease.owner(), clock.instant())).isEqualTo(1);
        assertThat(store.claim(spool.id(), second, clock.instant(), 10, ClaimLimits.none()))
                .hasSize(1);
    }

    @Test
    void aLeaseThatEndsGivesTheRowBackUnlessRenewed() throws Exception {
        QueueId id = enqueue("x", "alice@alpha.test");
        store.claim(spool.id(), lease, clock.instant(), 10, ClaimLimits.none());
        clock.advance(Duration.ofMinutes(9));
        store.renew(
                new Lease(lease.owner(), clock.instant().plus(Duration.ofMinutes(10))), Set.of(id));
        clock.advance(Duration.ofMinutes(9));
        assertThat(store.releaseExpired(spool.id(), clock.instant())).isZero();
        clock.advance(Duration.ofMinutes(2));
        assertThat(store.releaseExpired(spool.id(), clock.instant())).isEqualTo(1);
    }

    @Test
    void aDeferredRecipientWaitsAndADeliveredOneGoes() throws Exception {
        QueueId id = enqueue("x", "alice@alpha.test", "bob@beta.test");
        store.claim(spool.id(), lease, clock.instant(), 10, ClaimLimits.none());
        Instant later = clock.instant().plusSeconds(300);
        settle(
                List.of(
                        new Settlement.Done(id, 0),
                        new Settlement.Retry(id, 1, later, "451 4.2.2 full")));
        assertThat(store.claim(spool.id(), lease, clock.instant(), 10, ClaimLimits.none()))
                .isEmpty();
        clock.advance(Duration.ofSeconds(300));
        List<LeasedMessage> again =
                store.claim(spool.id(), lease, clock.instant(), 10, ClaimLimits.none());
        assertThat(again.getFirst().recipients())
                .hasSize(1)
                .first()
                .extracting(QueuedRecipient::attempts)
                .isEqualTo(1);
        settle(List.of(new Settlement.Done(id, 1)));
        assertThat(view.counts().messages()).isZero();
    }

    @Test
    void aSegmentGoesWithTheLastOfItsMessages() throws Exception {
        QueueId first = enqueue("one", "alice@alpha.test");
        QueueId second = enqueue("two", "alice@alpha.test");
        writer.close();
        SpoolSweeper sweeper = new SpoolSweeper(spool, store);
        settle(List.of(new Settlement.Done(first, 0)));
        int before = spool.sweepable().size();
        sweeper.sweep();
        assertThat(spool.sweepable()).isNotEmpty();
        settle(List.of(new Settlement.Done(second, 0)));
        sweeper.sweep();
        assertThat(spool.sweepable()).as("who is about to read it has time").isNotEmpty();
        sweeper.sweep();
        assertThat(before).isPositive();
        assertThat(spool.sweepable()).isEmpty();
    }

    @Test
    void aDatabaseThatRefusesLeavesNothing() throws Exception {
        JdbcClient.create(database.dataSource())
                .sql("RENAME TABLE queue_recipient TO elsewhere")
                .update();
        assertThatThrownBy(() -> enqueue("x", "alice@alpha.test"))
                .isInstanceOf(QueueUnavailableException.class);
        JdbcClient.create(database.dataSource())
                .sql("RENAME TABLE elsewhere TO queue_recipient")
                .update();
        assertThat(view.counts().messages()).isZero();
        enqueue("y", "alice@alpha.test");
        assertThat(view.counts().messages()).isEqualTo(1);
    }

    @Test
    void theViewListsAndSteers() throws Exception {
        QueueId id = enqueue("one", "alice@alpha.test", "dave@outside.test");
        assertThat(view.counts().incoming()).isEqualTo(2);
        assertThat(view.destinations(10))
                .extracting("destination")
                .containsExactly("alpha.test", "outside.test");
        assertThat(view.list(QueueFilter.everything(10, 0)))
                .extracting("recipient")
                .containsExactly("alice@alpha.test", "dave@outside.test");
        assertThat(
                        view.list(
                                new QueueFilter(
                                        Optional.empty(),
                                        Optional.of("Outside.test"),
                                        Optional.of("DAVE"),
                                        10,
                                        0)))
                .hasSize(1);
        assertThat(view.holdDestination("outside.test")).isEqualTo(1);
        assertThat(
                        view.list(
                                new QueueFilter(
                                        Optional.of(RecipientState.HOLD),
                                        Optional.empty(),
                                        Optional.empty(),
                                        10,
                                        0)))
                .hasSize(1);
        assertThat(
                        store.claim(spool.id(), lease, clock.instant(), 10, ClaimLimits.none())
                                .getFirst()
                                .recipients())
                .hasSize(1);
        assertThat(view.releaseMessage(id.value())).isEqualTo(1);
        settle(List.of(new Settlement.Retry(id, 0, clock.instant().plusSeconds(9000), "451 no")));
        assertThat(view.flush()).isEqualTo(2);
        assertThat(
                        store.claim(spool.id(), lease, clock.instant(), 10, ClaimLimits.none())
                                .getFirst()
                                .recipients())
                .hasSize(2);
        assertThat(view.deleteMessage(id.value())).isEqualTo(2);
        assertThat(view.counts().messages()).isZero();
    }

    @Test
    void aHoldDuringAnAttemptOutlivesIt() throws Exception {
        QueueId id = enqueue("one", "alice@alpha.test");
        store.claim(spool.id(), lease, clock.instant(), 10, ClaimLimits.none());
        view.holdMessage(id.value());
        settle(List.of(new Settlement.Retry(id, 0, clock.instant(), "451 later")));
        assertThat(view.counts().hold()).isEqualTo(1);
    }

    private void settle(List<Settlement> outcomes) {
        store.settle(spool.id(), outcomes, List.of());
    }

    private QueueId enqueue(String content, String... recipients) throws Exception {
        return Letter.to(Transport.LOCAL, recipients).saying(content).enqueue(writer, clock);
    }
}
