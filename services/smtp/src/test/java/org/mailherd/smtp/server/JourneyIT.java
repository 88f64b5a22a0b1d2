package org.mailherd.smtp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailherd.mailqueue.journey.JourneyQuery;
import org.mailherd.mailqueue.journey.JourneySummary;
import org.mailherd.mailqueue.journey.RecordedStep;
import org.mailherd.mailqueue.journey.StepKind;
import org.mailherd.mailqueue.queue.RecipientState;
import org.mailherd.mailqueue.view.QueueDepth;
import org.mailherd.testsupport.FakeDns;
import org.mailherd.testsupport.ScriptedSmtpServer;

/** "Where is my mail?": what a message's way looks like afterwards. */
class JourneyIT {
    private final Outside world = Outside.start();
    private final FakeDns dns = world.dns();
    private final ScriptedSmtpServer outside = world.server();
    private TestHouse house;

    @BeforeEach
    void start() {
        house = world.house().start();
    }

    @AfterEach
    void stop() {
        house.close();
        world.close();
    }

    @Test
    void aDeliveredMessageHasItsWholeWay() throws Exception {
        String qid = send("carol@outside.test", "info@alpha.test");
        await().until(() -> kinds(qid).contains(StepKind.DELIVERED));
        List<RecordedStep> way = house.journey().way(qid);
        assertThat(way.getFirst())
                .satisfies(one -> {
                    assertThat(one.step().kind()).isEqualTo(StepKind.CONNECTED);
                    assertThat(one.step().peer()).isEqualTo("127.0.0.1");
                    assertThat(one.step().detail())
                            .contains("smtp", "EHLO client.test", "no TLS", "door score 0");
                });
        assertThat(kinds(qid))
                .contains(StepKind.ACCEPTED, StepKind.EXPANDED, StepKind.QUEUED, StepKind.SCANNED);
        assertThat(way)
                .filteredOn(one -> one.step().kind() == StepKind.ACCEPTED)
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.step().messageId()).isEqualTo("<a.b@outside.test>");
                    assertThat(one.step().sender()).isEqualTo("carol@outside.test");
                    assertThat(one.step().peer()).isEqualTo("127.0.0.1");
                    assertThat(one.step().detail()).contains("smtp", "helo client.test", "no TLS");
                });
        assertThat(way)
                .filteredOn(one -> one.step().kind() == StepKind.DELIVERED)
                .first()
                .satisfies(one ->
                        assertThat(one.step().detail()).startsWith("250").contains("delays "));
        assertThat(found("recipient", "info@alpha.test")).contains(qid);
        assertThat(found("messageId", "a.b@outside.test")).containsExactly(qid);
    }

    @Test
    void aBouncedMessageLeadsToItsReport() throws Exception {
        house.mailboxes().refuse("alice@alpha.test", "550 5.2.1 gone");
        String qid = send("carol@outside.test", "alice@alpha.test");
        await().until(() -> outside.messages().size() == 1);
        await().until(() -> kinds(qid).contains(StepKind.DELIVERED));
        assertThat(kinds(qid))
                .containsSubsequence(
                        StepKind.BOUNCED, StepKind.REPORTED, StepKind.QUEUED, StepKind.DELIVERED);
        assertThat(
                        house.meters()
                                .registry()
                                .get("smtp.reports")
                                .tags("kind", "failure")
                                .counter()
                                .count())
                .isEqualTo(1);
    }

    @Test
    void aRefusedRecipientIsFoundByItsAddress() throws Exception {
        try (SmtpDialogue client = SmtpDialogue.greeted(house.inbound())) {
            client.ask("MAIL FROM:<carol@outside.test>");
            assertThat(client.ask("RCPT TO:<Ghost@alpha.test>")).startsWith("550");
        }
        await().until(() -> !summaries("recipient", "ghost@alpha.test").isEmpty());
        JourneySummary refused = summaries("recipient", "ghost@alpha.test").getFirst();
        assertThat(refused.qid()).isEmpty();
        assertThat(refused.sender()).isEqualTo("carol@outside.test");
        assertThat(refused.last().detail()).startsWith("at RCPT: 550 5.1.1");
        assertThat(
                        house.meters()
                                .registry()
                                .get("smtp.refused")
                                .tags("stage", "RCPT", "class", "5xx")
                                .counter()
                                .count())
                .isEqualTo(1);
    }

    @Test
    void aConnectionStandsBesideItsFirstMessageAndNowhereElse() throws Exception {
        try (SmtpDialogue nothing = SmtpDialogue.greeted(house.inbound())) {
            nothing.ask("QUIT");
        }
        try (SmtpDialogue client = SmtpDialogue.greeted(house.inbound())) {
            client.ask("MAIL FROM:<carol@outside.test>");
            assertThat(client.ask("RCPT TO:<ghost@alpha.test>")).startsWith("550");
            client.ask("RSET");
            for (int i = 0; i < 2; i++) {
                client.mail("carol@outside.test", "info@alpha.test", "Subject: x\r\n\r\nhello");
            }
        }
        await().until(() -> details("ACCEPTED").size() == 2);
        assertThat(details("CONNECTED")).hasSize(2);
        assertThat(
                        house.jdbc()
                                .sql(
                                        "SELECT COUNT(*) FROM mail_event WHERE kind = 'CONNECTED' AND qid IS NOT NULL")
                                .query(Long.class)
                                .single())
                .isEqualTo(1);
    }

    @Test
    void aMessageRefusedAfterItsDataIsFoundByItsIds() throws Exception {
        String loop = "Received: from a by b; Thu, 1 Jan 2026 00:00:00 +0000\r\n".repeat(60);
        try (SmtpDialogue client = SmtpDialogue.greeted(house.inbound())) {
            String content = loop + "Message-ID: <loop@outside.test>\r\n\r\nhello";
            assertThat(client.mail("carol@outside.test", "info@alpha.test", content))
                    .startsWith("554");
            assertThat(client.mail("carol@outside.test", "info@alpha.test", "bare\nline"))
                    .startsWith("550");
        }
        await().until(() -> found("recipient", "info@alpha.test").size() == 2);
        assertThat(found("recipient", "info@alpha.test")).doesNotContain("");
        String qid = found("messageId", "loop@outside.test").getFirst();
        assertThat(kinds(qid)).containsExactly(StepKind.CONNECTED, StepKind.REFUSED);
        assertThat(house.journey().way(qid).getLast().step().detail()).startsWith("at DATA: 5");
    }

    @Test
    void aHostThatWasTriedInVainIsAStepOfItsOwn() throws Exception {
        dns.add("twice.test. IN MX 5 mx1.twice.test.")
                .add("twice.test. IN MX 10 mx2.twice.test.")
                .add("mx1.twice.test. IN A 127.0.0.2")
                .add("mx2.twice.test. IN A 127.0.0.1");
        house.mailboxes().refuse("alice@alpha.test", "550 5.2.1 gone");
        String qid = send("carol@twice.test", "alice@alpha.test");
        await().until(() -> kinds(qid).contains(StepKind.DELIVERED));
        assertThat(kinds(qid)).containsSubsequence(StepKind.ATTEMPTED, StepKind.DELIVERED);
        assertThat(house.journey().way(qid))
                .filteredOn(one -> one.step().kind() == StepKind.ATTEMPTED)
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.step().peer())
                            .isEqualTo("mx1.twice.test[127.0.0.2]:" + outside.port());
                    assertThat(one.step().recipient()).isEqualTo("carol@twice.test");
                    assertThat(one.step().status()).isEqualTo("4.4.1");
                    assertThat(one.step().detail())
                            .startsWith("451 4.4.1 connect to mx1.twice.test")
                            .endsWith("; tls none");
                });
    }

    @Test
    void queueSpoolAndCommitsAreMeasured() throws Exception {
        house.mailboxes().refuse("alice@alpha.test", "450 4.2.0 later");
        send("carol@outside.test", "alice@alpha.test");
        await().until(() -> !details("DEFERRED").isEmpty());
        await().until(() -> house.queuedRecipients() == 1);
        String spool =
                house.jdbc().sql("SELECT spool FROM queue_message").query(String.class).single();
        QueueDepth depth = QueueDepth.of(house.database(), spool);
        assertThat(depth.recipients())
                .containsEntry(RecipientState.DEFERRED, 1L)
                .containsEntry(RecipientState.HOLD, 0L);
        assertThat(depth.oldest()).isPresent();
        MeterRegistry numbers = house.meters().registry();
        assertThat(numbers.get("smtp.queue.recipients").tags("state", "hold").gauge().value())
                .isZero();
        assertThat(numbers.get("smtp.queue.oldest.seconds").gauge().value()).isNotNegative();
        assertThat(numbers.get("smtp.spool.bytes").gauge().value()).isNotNegative();
        assertThat(numbers.get("smtp.commit.messages").functionCounter().count()).isEqualTo(1);
        assertThat(numbers.get("smtp.commit.batches").functionCounter().count()).isEqualTo(1);
    }

    private List<String> details(String kind) {
        return house.jdbc()
                .sql("SELECT detail FROM mail_event WHERE kind = ?")
                .param(kind)
                .query(String.class)
                .list();
    }

    private String send(String from, String to) throws Exception {
        try (SmtpDialogue client = SmtpDialogue.greeted(house.inbound())) {
            String reply =
                    client.mail(
                            from,
                            to,
                            "Subject: x\r\nMessage-ID:\r\n <a.b@outside.test>\r\n\r\nhello");
            assertThat(reply).startsWith("250");
            return reply.substring(reply.lastIndexOf(' ') + 1);
        }
    }

    private List<StepKind> kinds(String qid) {
        return house.journey().way(qid).stream().map(one -> one.step().kind()).toList();
    }

    private List<String> found(String field, String value) {
        return summaries(field, value).stream().map(JourneySummary::qid).toList();
    }

    private List<JourneySummary> summaries(String field, String value) {
        return house.journey()
                .search(
                        new JourneyQuery(
                                Optional.empty(),
                                Optional.of(value).filter(_ -> field.equals("messageId")),
                                Optional.empty(),
                                Optional.of(value).filter(_ -> field.equals("recipient")),
                                Optional.empty(),
                                new JourneyQuery.Window(
                                        Instant.EPOCH,
                                        Instant.now().plusSeconds(60),
                                        Optional.empty(),
                                        10)))
                .messages();
    }
}
