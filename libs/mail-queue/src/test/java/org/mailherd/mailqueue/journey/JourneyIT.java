package org.mailherd.mailqueue.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailmodel.QueueId;
import org.mailherd.mailmodel.ReversePath;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.testsupport.Database;
import org.mailherd.testsupport.ManualClock;
import org.springframework.jdbc.core.simple.JdbcClient;

class JourneyIT {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
    private final ManualClock clock = ManualClock.at(START);
    private final Database database = Database.fresh();
    private final JdbcClient jdbc = JdbcClient.create(database.dataSource());
    private final JourneyStore store = new JourneyStore(database.dataSource());
    private final JourneySearch search = new JourneySearch(database.dataSource());
    private final JourneyWriter writer =
            new JourneyWriter(
                    new JourneyWriter.Settings("smtp", 1000, Duration.ofMillis(20)), store);

    @AfterEach
    void close() {
        writer.close();
    }

    @Test
    void aMessagesWayIsToldInOrderAcrossItsReport() {
        QueueId mail = QueueId.next(clock);
        message(mail, "<1@outside.test>", "Carol@Outside.test", "alice@alpha.test");
        clock.advance(Duration.ofSeconds(1));
        QueueId report = QueueId.next(clock);
        record(
                step(StepKind.BOUNCED, mail)
                        .recipient(MailAddress.parse("alice@alpha.test"))
                        .peer("imap:2024")
                        .reply(SmtpReply.of(550, "5.2.2", "mailbox full")));
        record(step(StepKind.REPORTED, mail).related(report));
        record(step(StepKind.QUEUED, report).related(mail).sender(ReversePath.NULL));
        written(6);
        assertThat(search.way(mail.value()))
                .extracting(one -> one.step().kind())
                .containsExactly(
                        StepKind.ACCEPTED,
                        StepKind.SCANNED,
                        StepKind.QUEUED,
                        StepKind.BOUNCED,
                        StepKind.REPORTED,
                        StepKind.QUEUED);
        assertThat(search.way(report.value())).isEqualTo(search.way(mail.value()));
        JourneyStep bounced = search.way(mail.value()).get(3).step();
        assertThat(bounced.status()).isEqualTo("5.2.2");
        assertThat(bounced.detail()).isEqualTo("550 5.2.2 mailbox full");
        assertThat(bounced.time()).isEqualTo(START.plusSeconds(1));
    }

    @Test
    void aMessageIsFoundByEachOfItsNames() {
        QueueId mail = QueueId.next(clock);
        message(mail, "<1@outside.test>", "Carol@Outside.test", "alice@alpha.test");
        message(QueueId.next(clock), "<2@outside.test>", "dave@else.test", "bob@beta.test");
        written(6);
        assertThat(ids(query("qid", mail.value()))).containsExactly(mail.value());
        assertThat(ids(query("messageId", "1@outside.test"))).containsExactly(mail.value());
        assertThat(ids(query("sender", "carol@OUTSIDE.test"))).containsExactly(mail.value());
        assertThat(ids(query("sender", "@outside.test"))).containsExactly(mail.value());
        assertThat(ids(query("recipient", "alice@alpha.test"))).containsExactly(mail.value());
        assertThat(ids(query("recipient", "@alpha.test"))).containsExactly(mail.value());
        assertThat(ids(query("text", "Score 3.5"))).hasSize(2);
        assertThat(ids(query("text", "a'; DROP TABLE mail_event; --"))).isEmpty();
        JourneySummary one = search.search(query("qid", mail.value())).messages().getFirst();
        assertThat(one.sender()).isEqualTo("carol@outside.test");
        assertThat(one.peer()).isEqualTo("192.0.2.7");
        assertThat(one.recipients()).containsExactly("alice@alpha.test");
        assertThat(one.last().kind()).isEqualTo(StepKind.QUEUED);
    }

    @Test
    void conditionsMeetOnDifferentStepsOfOneMessage() {
        QueueId mail = QueueId.next(clock);
        message(mail, "<1@outside.test>", "carol@outside.test", "alice@alpha.test");
        message(QueueId.next(clock), "<2@outside.test>", "dave@else.test", "alice@alpha.test");
        written(6);
        JourneyQuery both =
                new JourneyQuery(
                        Optional.empty(),
                        Optional.of("<1@outside.test>"),
                        Optional.of("carol@outside.test"),
                        Optional.of("alice@alpha.test"),
                        Optional.of("no action"),
                        window(Optional.empty(), 10));
        assertThat(ids(both)).containsExactly(mail.value());
    }

    @Test
    void pagesGoFromNewToOldAndListEachMessageOnce() {
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            clock.advance(Duration.ofSeconds(1));
            QueueId id = QueueId.next(clock);
            message(id, "<" + i + "@outside.test>", "carol@outside.test", "alice@alpha.test");
            sent.addFirst(id.value());
        }
        written(75);
        List<String> seen = new ArrayList<>();
        Optional<Long> next = Optional.empty();
        do {
            JourneyPage page =
                    search.search(
                            new JourneyQuery(
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.of("carol@outside.test"),
                                    Optional.empty(),
                                    Optional.empty(),
                                    window(next, 10)));
            page.messages().forEach(one -> seen.add(one.qid()));
            next = page.next();
        } while (next.isPresent());
        assertThat(seen).isEqualTo(sent);
    }

    @Test
    void aRefusalBeforeAnyQueueIdIsFoundToo() {
        record(
                JourneyStep.at(clock.instant(), StepKind.REFUSED)
                        .peer("192.0.2.9")
                        .sender(ReversePath.parse("<eve@evil.test>"))
                        .recipient("ghost@alpha.test")
                        .reply(SmtpReply.of(550, "5.1.1", "no such recipient here")));
        written(1);
        JourneySummary refused =
                search.search(query("recipient", "ghost@alpha.test")).messages().getFirst();
        assertThat(refused.qid()).isEmpty();
        assertThat(refused.last().detail()).startsWith("550 5.1.1");
    }

    @Test
    void oldStepsGoAndYoungOnesStay() {
        message(QueueId.next(clock), "<1@outside.test>", "carol@outside.test", "a@alpha.test");
        clock.advance(Duration.ofDays(29));
        message(QueueId.next(clock), "<2@outside.test>", "carol@outside.test", "a@alpha.test");
        written(6);
        clock.advance(Duration.ofDays(2));
        assertThat(new JourneyRetention(store, Duration.ofDays(30), clock).prune()).isEqualTo(3);
        assertThat(count()).isEqualTo(3);
    }

    @Test
    void aDatabaseThatIsAwayCostsNobodyAWaitAndWhatTheBufferHoldsIsWrittenLater() {
        jdbc.sql("RENAME TABLE mail_event TO elsewhere").update();
        for (int i = 0; i < 1500; i++) {
            record(step(StepKind.ACCEPTED, QueueId.next(clock)));
        }
        assertThat(writer.dropped()).isEqualTo(500);
        jdbc.sql("RENAME TABLE elsewhere TO mail_event").update();
        written(1000);
    }

    @Test
    void aStepTooLongForItsColumnIsCut() {
        record(
                step(StepKind.REFUSED, QueueId.next(clock))
                        .recipient("x".repeat(5000))
                        .messageId("<" + "\uD83D\uDE00".repeat(500) + ">")
                        .detail("\uD83D\uDE00".repeat(5000)));
        written(1);
    }

    @Test
    void closingWritesWhatWaits() {
        JourneyWriter slow =
                new JourneyWriter(
                        new JourneyWriter.Settings("imap", 1000, Duration.ofHours(1)), store);
        slow.record(step(StepKind.DELIVERED, QueueId.next(clock)).build());
        slow.close();
        assertThat(count()).isEqualTo(1);
        slow.record(step(StepKind.DELIVERED, QueueId.next(clock)).build());
        assertThat(slow.dropped()).isEqualTo(1);
    }

    private void message(QueueId id, String messageId, String sender, String recipient) {
        ReversePath from = ReversePath.parse(sender);
        record(step(StepKind.ACCEPTED, id).peer("192.0.2.7").messageId(messageId).sender(from));
        record(step(StepKind.SCANNED, id).detail("no action, score 3.5"));
        record(step(StepKind.QUEUED, id).sender(from).recipient(MailAddress.parse(recipient)));
    }

    private JourneyStep.Builder step(StepKind kind, QueueId id) {
        return JourneyStep.at(clock.instant(), kind).qid(id);
    }

    private void record(JourneyStep.Builder step) {
        writer.record(step.build());
    }

    private void written(long rows) {
        await().until(() -> count() == rows);
    }

    private long count() {
        return jdbc.sql("SELECT COUNT(*) FROM mail_event").query(Long.class).single();
    }

    private List<String> ids(JourneyQuery query) {
        return search.search(query).messages().stream().map(JourneySummary::qid).toList();
    }

    private JourneyQuery query(String field, String value) {
        return new JourneyQuery(
                only(field, "qid", value),
                only(field, "messageId", value),
                only(field, "sender", value),
                only(field, "recipient", value),
                only(field, "text", value),
                window(Optional.empty(), 10));
    }

    private static Optional<String> only(String field, String name, String value) {
        return field.equals(name) ? Optional.of(value) : Optional.empty();
    }

    private JourneyQuery.Window window(Optional<Long> before, int limit) {
        return new JourneyQuery.Window(
                START.minus(Duration.ofDays(1)), START.plus(Duration.ofDays(60)), before, limit);
    }
}
