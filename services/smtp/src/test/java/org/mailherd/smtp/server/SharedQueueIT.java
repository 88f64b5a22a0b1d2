package org.mailherd.smtp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two services on one spool and one database. */
class SharedQueueIT {
    private static final Duration LONG = Duration.ofSeconds(30);
    private final TestHouse house =
            new TestHouse()
                    .with("queue.minimal-backoff", "300ms")
                    .with("queue.maximal-backoff", "300ms")
                    .start();
    private final SmtpServer second = house.another();

    @AfterEach
    void stop() {
        house.close();
    }

    @Test
    void eachMessageIsDeliveredOnceWhileBothLive() throws Exception {
        for (int i = 0; i < 20; i++) {
            send(house.inbound());
            send(second.ports().getFirst());
        }
        await().atMost(LONG).until(() -> house.mailboxes().deliveries().size() >= 40);
        await().during(Duration.ofSeconds(1))
                .until(() -> house.mailboxes().deliveries().size() == 40);
    }

    @Test
    void whatOneAcceptedAndDeferredTheOtherDelivers() throws Exception {
        house.mailboxes().refuse("alice@alpha.test", "452 4.2.2 mailbox full");
        for (int i = 0; i < 5; i++) {
            send(house.inbound());
        }
        await().atMost(LONG).until(() -> house.queuedRecipients() == 5);
        house.stopServer();
        house.mailboxes().takeAgain("alice@alpha.test");
        await().atMost(LONG).until(house::settled);
        assertThat(house.mailboxes().deliveries()).hasSize(5);
    }

    /** What it had in memory only, its segments have too. */
    @Test
    void whatOneHadInMemoryWhenItEndedTheOtherDelivers() throws Exception {
        house.mailboxes().pause();
        for (int i = 0; i < 5; i++) {
            send(house.inbound());
        }
        assertThat(house.queuedRecipients()).isZero();
        house.stopServer();
        house.mailboxes().goOn();
        await().atMost(LONG)
                .until(() ->
                        house.queuedRecipients() == 0
                                && house.mailboxes().deliveries().size() >= 5);
    }

    private static void send(int port) throws Exception {
        try (SmtpDialogue client = SmtpDialogue.greeted(port)) {
            assertThat(
                            client.mail(
                                    "carol@outside.test",
                                    "alice@alpha.test",
                                    "Subject: x\r\n\r\nhello"))
                    .startsWith("250");
        }
    }
}
