package org.mailherd.smtp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailherd.testsupport.ScriptedSmtpServer;

/** What becomes of mail when the next hop is not willing at once. */
class DeliveryIT {
    private final Outside world = Outside.start();
    private final ScriptedSmtpServer outside = world.server();
    private TestHouse house;

    @BeforeEach
    void start() {
        house =
                world.house()
                        .with("queue.minimal-backoff", "200ms")
                        .with("queue.maximal-backoff", "400ms")
                        .start();
    }

    @AfterEach
    void stop() {
        house.close();
        world.close();
    }

    @Test
    void aTempfailIsTriedAgainUntilItWorks() throws Exception {
        house.mailboxes().refuse("alice@alpha.test", "452 4.2.2 mailbox full");
        sendInbound("carol@outside.test", "info@alpha.test");
        await().until(() -> attempts("alice@alpha.test") >= 2);
        assertThat(house.mailboxes().deliveries()).hasSize(1);
        house.mailboxes().takeAgain("alice@alpha.test");
        await().until(() -> house.mailboxes().deliveries().size() == 2);
        await().until(house::settled);
    }

    @Test
    void aBounceForABounceIsNeverSent() throws Exception {
        house.mailboxes().refuse("alice@alpha.test", "550 5.2.1 gone");
        sendInbound("", "alice@alpha.test");
        await().until(house::settled);
        assertThat(outside.messages()).isEmpty();
        assertThat(house.mailboxes().deliveries()).isEmpty();
    }

    @Test
    void aReportGoesBackToTheOutside() throws Exception {
        house.mailboxes().refuse("alice@alpha.test", "550 5.2.1 gone");
        sendInbound("carol@outside.test", "alice@alpha.test");
        await().until(() -> outside.messages().size() == 1);
        assertThat(outside.messages().getFirst().reversePath()).startsWith("<>");
        assertThat(outside.messages().getFirst().recipients())
                .containsExactly("<carol@outside.test>");
    }

    @Test
    void aServerThatRefusesToTalkIsTriedAgain() throws Exception {
        outside.reply("CONNECT", "554 5.7.1 not today")
                .reply("EHLO", "421 4.3.2 shutting down")
                .hangUpAt("DATA");
        sendInbound("carol@outside.test", "away@alpha.test");
        await().atMost(Duration.ofSeconds(20)).until(() -> outside.messages().size() == 1);
    }

    /** Accepted is accepted: a restart in between loses nothing and delivers once. */
    @Test
    void deferredMailSurvivesARestart() throws Exception {
        house.mailboxes().refuse("alice@alpha.test", "451 4.3.0 later");
        sendInbound("carol@outside.test", "alice@alpha.test");
        await().until(() -> attempts("alice@alpha.test") >= 1);
        house.stopServer();
        assertThat(house.queuedRecipients()).isEqualTo(1);
        house.mailboxes().takeAgain("alice@alpha.test");
        house.start();
        await().until(() -> house.mailboxes().deliveries().size() == 1);
        await().until(house::settled);
    }

    @Test
    void aDiscardedRecipientIsAcceptedAndGone() throws Exception {
        sendInbound("carol@outside.test", "void@alpha.test");
        assertThat(house.queuedRecipients()).isZero();
    }

    private int attempts(String recipient) {
        return house.jdbc()
                .sql("SELECT COALESCE(MAX(attempts), 0) FROM queue_recipient WHERE recipient = ?")
                .param(recipient)
                .query(Integer.class)
                .single();
    }

    private void sendInbound(String from, String to) throws Exception {
        try (SmtpDialogue client = SmtpDialogue.greeted(house.inbound())) {
            assertThat(client.mail(from, to, "Subject: test\r\n\r\nhello")).startsWith("250");
        }
    }
}
