package org.mailherd.smtp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** MariaDB gone and back: always 4xx or kept, never lost, and no restart. */
class DatabaseLostIT {
    private static final Duration LONG = Duration.ofMinutes(1);
    private final TestHouse house =
            new TestHouse()
                    .with("queue.minimal-backoff", "200ms")
                    .with("queue.maximal-backoff", "200ms");
    private DatabaseCable cable;

    @BeforeEach
    void start() throws IOException {
        cable = DatabaseCable.of(house);
    }

    @AfterEach
    void stop() {
        cable.mend();
        house.close();
        cable.close();
    }

    @Test
    void whatWasAcceptedMeanwhileIsDeliveredOnceItIsBack() throws Exception {
        house.start();
        house.mailboxes().refuse("alice@alpha.test", "452 4.2.2 mailbox full");
        int accepted = 0;
        for (int i = 0; i < 10; i++) {
            if (i == 3) {
                cable.cut();
            }
            String reply = send("alice@alpha.test");
            assertThat(reply).matches("(?s)(250|4\\d\\d) .*");
            accepted += reply.startsWith("250") ? 1 : 0;
        }
        assertThat(accepted).isGreaterThanOrEqualTo(3);
        cable.mend();
        house.mailboxes().takeAgain("alice@alpha.test");
        int expected = accepted;
        await().atMost(LONG).until(() -> house.mailboxes().deliveries().size() >= expected);
        await().atMost(LONG).until(house::settled);
        assertThat(house.mailboxes().deliveries()).hasSize(expected);
        assertThat(send("bob@beta.test")).startsWith("250");
        await().atMost(LONG).until(() -> house.mailboxes().deliveries().size() == expected + 1);
    }

    @Test
    void recipientsThatCannotBeAskedForAreA451UntilItIsBack() throws Exception {
        house.withRealDirectory(Clock.systemUTC());
        house.jdbc().sql("INSERT INTO domain (domain) VALUES ('alpha.test')").update();
        house.jdbc()
                .sql(
                        """
                        INSERT INTO mailbox (username, local_part, domain, password_hash)
                        VALUES ('alice@alpha.test', 'alice', 'alpha.test', '')
                        """)
                .update();
        house.start();
        cable.cut();
        try (SmtpDialogue client = SmtpDialogue.greeted(house.inbound())) {
            client.ask("MAIL FROM:<carol@outside.test>");
            assertThat(client.ask("RCPT TO:<alice@alpha.test>")).startsWith("451 4.3.0");
            assertThat(client.ask("RCPT TO:<nobody@alpha.test>")).startsWith("451 4.3.0");
            cable.mend();
            await().atMost(LONG)
                    .untilAsserted(() ->
                            assertThat(client.ask("RCPT TO:<alice@alpha.test>")).startsWith("250"));
            assertThat(client.ask("RCPT TO:<nobody@alpha.test>")).startsWith("550 5.1.1");
        }
    }

    private String send(String recipient) throws IOException {
        try (SmtpDialogue client = SmtpDialogue.greeted(house.inbound())) {
            return client.mail("carol@outside.test", recipient, "Subject: a\r\n\r\nb");
        }
    }
}
