package org.mailherd.mailqueue.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailherd.mailmodel.QueueId;
import org.mailherd.mailmodel.ReversePath;
import org.mailherd.mailqueue.envelope.Hold;
import org.mailherd.mailqueue.envelope.MailTerms;
import org.mailherd.mailqueue.spool.Spool;
import org.mailherd.testsupport.Database;
import org.mailherd.testsupport.ManualClock;
import org.springframework.jdbc.core.JdbcTemplate;

/** Messages that live in a segment only, and what becomes of them when their process dies. */
class RunRecoveryIT {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
    private final ManualClock clock = ManualClock.at(START);
    private final Database database = Database.fresh();
    private final JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
    private final QueueStore store = new QueueStore(database.dataSource());
    private final List<House> houses = new ArrayList<>();
    @TempDir private Path folder;

    /** One process: takes every new message and does nothing with it until told. */
    private final class House implements Admission {
        final List<LeasedMessage> inWork = new ArrayList<>();
        final Spool spool;
        final FreshMail fresh;
        final QueueSettler settler;
        final QueueWriter writer;

        House() throws IOException {
            spool = Spool.open(folder, clock);
            fresh = new FreshMail(spool);
            settler = new QueueSettler(store, fresh);
            writer =
                    new QueueWriter(
                            fresh, store, this, clock, new QueueWriter.Limits(64 * 1024, 1 << 20));
            houses.add(this);
        }

        @Override
        public boolean reserve(List<QueuedRecipient> recipients) {
            return true;
        }

        @Override
        public void deliver(LeasedMessage message) {
            inWork.add(message);
        }

        @Override
        public void cancel(List<QueuedRecipient> recipients) {
            throw new IllegalStateException("nothing failed");
        }

        Lease lease() {
            return new Lease(spool.run(), clock.instant().plus(Duration.ofMinutes(10)));
        }

        RunRecovery.Found recover() throws IOException {
            return new RunRecovery(spool, store, clock).recover();
        }

        /** The second look takes what the first one found. */
        int sweep() throws IOException {
            SpoolSweeper sweeper = new SpoolSweeper(spool, store);
            return sweeper.sweep() + sweeper.sweep();
        }

        List<LeasedMessage> claim() {
            return store.claim(spool.id(), lease(), clock.instant(), 100, ClaimLimits.none());
        }

        /** As the kernel does it: the locks go, nothing else is done. */
        void die() throws IOException {
            writer.close();
            settler.close();
            spool.close();
            houses.remove(this);
        }
    }

    @AfterEach
    void close() throws IOException {
        for (House house : List.copyOf(houses)) {
            house.die();
        }
    }

    @Test
    void aMessageThatIsDeliveredAtOnceNeverHasARow() throws Exception {
        House house = new House();
        QueueId id = enqueue(house, "alice@alpha.test");
        assertThat(rows()).isZero();
        try (InputStream in = house.fresh.open(house.inWork.getFirst())) {
            assertThat(in.readAllBytes()).asString(StandardCharsets.US_ASCII).isEqualTo("hello");
        }
        house.settler.settle(List.of(new Settlement.Done(id, 0)));
        house.die();
        House other = new House();
        assertThat(other.recover()).isEqualTo(new RunRecovery.Found(1, 0, 0));
        assertThat(rows()).isZero();
        assertThat(other.sweep()).isEqualTo(1);
    }

    /** No list has it meanwhile: whoever looks at the queue is told of it by this count. */
    @Test
    void aMessageInItsFirstAttemptIsUnderWayUntilItHasRowsOrIsDelivered() throws Exception {
        House house = new House();
        QueueId first = enqueue(house, "alice@alpha.test");
        QueueId second = enqueue(house, "alice@alpha.test", "bob@beta.test");
        QueueId third = enqueue(house, "bob@beta.test");
        assertThat(house.fresh.size()).isEqualTo(3);
        assertThat(rows()).isZero();
        house.settler.settle(List.of(new Settlement.Done(first, 0)));
        assertThat(house.fresh.size()).isEqualTo(2);
        house.settler.settle(
                List.of(
                        new Settlement.Done(second, 0),
                        new Settlement.Retry(second, 1, START.plusSeconds(300), "451 later")));
        assertThat(house.fresh.size()).as("deferred: it has a row").isEqualTo(1);
        assertThat(rows()).isEqualTo(1);
        house.settler.giveRows(house.lease(), clock.instant().plusSeconds(1), clock.instant());
        assertThat(house.fresh.size()).as("slow: it has one too").isZero();
        assertThat(rows()).isEqualTo(2);
        house.settler.settle(List.of(new Settlement.Done(third, 0)));
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void whatADeadProcessHadInWorkIsDeliveredByAnother() throws Exception {
        House house = new House();
        QueueId id = enqueue(house, "alice@alpha.test", "bob@beta.test");
        House other = new House();
        assertThat(other.recover().isNothing()).as("the writer lives").isTrue();
        house.die();
        assertThat(other.recover()).isEqualTo(new RunRecovery.Found(1, 0, 1));
        assertThat(other.recover().isNothing()).isTrue();
        LeasedMessage message = merged(other.claim());
        assertThat(message.envelope().id()).isEqualTo(id);
        assertThat(message.envelope().reversePath())
                .isEqualTo(ReversePath.parse("<carol@outside.test>"));
        assertThat(message.recipients())
                .extracting(one -> one.recipient().toString())
                .containsExactlyInAnyOrder("alice@alpha.test", "bob@beta.test");
        try (InputStream in = other.spool.read(id, message.place())) {
            assertThat(in.readAllBytes()).asString(StandardCharsets.US_ASCII).isEqualTo("hello");
        }
        assertThat(other.sweep()).as("a row names it").isZero();
        other.settler.settle(List.of(new Settlement.Done(id, 0), new Settlement.Done(id, 1)));
        assertThat(other.sweep()).isEqualTo(1);
    }

    @Test
    void theLeasesOfADeadProcessComeBackAtOnce() throws Exception {
        House house = new House();
        QueueId id = enqueue(house, "alice@alpha.test");
        house.settler.giveRows(house.lease(), clock.instant().plusSeconds(1), clock.instant());
        assertThat(states()).containsExactly("ACTIVE");
        House other = new House();
        assertThat(other.claim()).isEmpty();
        house.die();
        assertThat(other.recover()).isEqualTo(new RunRecovery.Found(1, 1, 0));
        assertThat(other.claim()).extracting(one -> one.envelope().id()).containsExactly(id);
    }

    @Test
    void whatIsDeferredGetsRowsForTheRestOnly() throws Exception {
        House house = new House();
        QueueId id = enqueue(house, "alice@alpha.test", "bob@beta.test");
        house.settler.settle(
                List.of(
                        new Settlement.Done(id, 0),
                        new Settlement.Retry(id, 1, START.plusSeconds(300), "451 later")));
        assertThat(states()).containsExactly("DEFERRED");
        house.die();
        House other = new House();
        assertThat(other.recover().found()).isZero();
        assertThat(other.claim()).isEmpty();
        clock.advance(Duration.ofSeconds(300));
        QueuedRecipient again = other.claim().getFirst().recipients().getFirst();
        assertThat(again.attempts()).isEqualTo(1);
        assertThat(again.seq()).isEqualTo(1);
    }

    @Test
    void aMessageThatGotRowsIsSettledThere() throws Exception {
        House house = new House();
        QueueId id = enqueue(house, "alice@alpha.test");
        house.settler.giveRows(house.lease(), clock.instant().plusSeconds(1), clock.instant());
        house.settler.settle(List.of(new Settlement.Done(id, 0)));
        assertThat(rows()).isZero();
    }

    @Test
    void aMessageHeldForLaterHasRowsFromTheBeginning() throws Exception {
        House house = new House();
        Instant later = START.plus(Duration.ofHours(2));
        MailTerms terms =
                new MailTerms(
                        MailTerms.NONE.body(),
                        false,
                        MailTerms.NONE.requireTls(),
                        MailTerms.NONE.dsn(),
                        Optional.of(new Hold(later, "for;7200")));
        Letter.to(Transport.REMOTE, "alice@alpha.test").asking(terms).enqueue(house.writer, clock);
        assertThat(house.inWork).isEmpty();
        house.die();
        House other = new House();
        assertThat(other.recover().found()).isZero();
        assertThat(other.claim()).isEmpty();
        clock.advance(Duration.ofHours(2));
        assertThat(other.claim()).hasSize(1);
    }

    /** The crash came after the rows and before the mark. */
    @Test
    void rowsThatAreThereAlreadyAreNotMadeTwice() throws Exception {
        House house = new House();
        QueueId id = enqueue(house, "alice@alpha.test");
        LeasedMessage message = house.inWork.getFirst();
        store.insert(
                house.spool.id(),
                List.of(
                        NewRows.all(
                                RowValues.of(message.envelope(), message.recipients()),
                                message.place(),
                                NewRows.State.incoming(START))));
        house.die();
        House other = new House();
        assertThat(other.recover().found()).isZero();
        assertThat(other.claim()).extracting(one -> one.envelope().id()).containsExactly(id);
    }

    /** The sender was told 451: a recovery must not bring the message back. */
    @Test
    void aRefusedMessageIsNotFoundAgain() throws Exception {
        jdbc.execute("RENAME TABLE queue_recipient TO elsewhere");
        Spool spool = Spool.open(folder, clock);
        QueueWriter writer =
                new QueueWriter(spool, store, clock, new QueueWriter.Limits(64 * 1024, 1 << 20));
        Letter letter = Letter.to(Transport.REMOTE, "alice@alpha.test");
        assertThatThrownBy(() -> letter.enqueue(writer, clock))
                .isInstanceOf(QueueUnavailableException.class);
        jdbc.execute("RENAME TABLE elsewhere TO queue_recipient");
        writer.close();
        spool.close();
        assertThat(new House().recover().found()).isZero();
    }

    @Test
    void anAdministratorsDeleteDuringAnAttemptIsFinal() throws Exception {
        House house = new House();
        QueueId id = enqueue(house, "alice@alpha.test");
        house.settler.giveRows(house.lease(), clock.instant().plusSeconds(1), clock.instant());
        jdbc.update("DELETE FROM queue_recipient");
        house.settler.settle(List.of(new Settlement.Retry(id, 0, START, "451 later")));
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM queue_recipient", Long.class))
                .isZero();
    }

    private LeasedMessage merged(List<LeasedMessage> parts) {
        List<QueuedRecipient> all =
                parts.stream().flatMap(part -> part.recipients().stream()).toList();
        return new LeasedMessage(parts.getFirst().envelope(), parts.getFirst().place(), all);
    }

    private QueueId enqueue(House house, String... recipients) throws Exception {
        return Letter.to(Transport.REMOTE, recipients).enqueue(house.writer, clock);
    }

    private List<String> states() {
        return jdbc.queryForList("SELECT state FROM queue_recipient", String.class);
    }

    private Long rows() {
        return jdbc.queryForObject("SELECT COUNT(*) FROM queue_message", Long.class);
    }
}
