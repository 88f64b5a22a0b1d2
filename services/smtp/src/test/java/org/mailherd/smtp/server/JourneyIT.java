package org.mailherd.smtp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import org.mailherd.testsupport.FakeDns;
import org.mailherd.testsupport.ScriptedSmtpServer;

/** "Where is my mail?": what a message's way looks like afterwards. */
class JourneyIT {
    private final FakeDns dns = FakeDns.start();
    private final ScriptedSmtpServer outside = ScriptedSmtpServer.start();
    private TestHouse house;

    @BeforeEach
    void start() {
        dns.add("outside.test. IN MX 10 mx.outside.test.").add("mx.outside.test. IN A 127.0.0.1");
        house =
                new TestHouse()
                        .asking(dns.address())
                        .with("delivery.outbound-port", outside.port())
                        .start();
    }

    @AfterEach
    void stop() {
        house.close();
        outside.close();
        dns.close();
    }

    @Test
    void aDeliveredMessageHasItsWholeWay() throws Exception {
        String qid = send("carol@outside.test", "info@alpha.test");
        await().until(() -> kinds(qid).contains(StepKind.DELIVERED));
        List<RecordedStep> way = house.journey().way(qid);
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
