package org.mailherd.smtp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a sender hears of mail that takes long, and of mail that never arrives. */
class DelayedMailIT {
    private final TestHouse house =
            new TestHouse()
                    .with("session.login-in-clear", true)
                    .with("queue.minimal-backoff", "100ms")
                    .with("queue.maximal-backoff", "100ms");

    @AfterEach
    void stop() {
        house.close();
    }

    @Test
    void ourPeopleAreToldOnceThatItTakesLonger() throws Exception {
        house.with("queue.scheduling.delay-warning", "1ms").start();
        house.mailboxes().refuse("bob@beta.test", "452 4.2.2 mailbox full");
        submit("RCPT TO:<bob@beta.test>");
        await().until(() -> attempts() >= 4);
        assertThat(reports())
                .singleElement()
                .asString()
                .contains(
                        "Action: delayed",
                        "Will-Retry-Until: ",
                        "Final-Recipient: rfc822; bob@beta.test",
                        "452 4.2.2 mailbox full",
                        "Status: 4.2.2");
        house.mailboxes().takeAgain("bob@beta.test");
        await().until(house::settled);
        assertThat(reports()).hasSize(1);
    }

    /** RFC 3461 4.1: who wants to hear of failures only is not told of delays. */
    @Test
    void whoDidNotAskForDelaysHearsOfNone() throws Exception {
        house.with("queue.scheduling.delay-warning", "1ms").start();
        house.mailboxes().refuse("bob@beta.test", "452 4.2.2 mailbox full");
        submit("RCPT TO:<bob@beta.test> NOTIFY=FAILURE");
        await().until(() -> attempts() >= 4);
        assertThat(reports()).isEmpty();
    }

    @Test
    void whatIsTooOldIsReturnedWithTheLastReply() throws Exception {
        house.with("queue.lifetime", "1s").start();
        house.mailboxes().refuse("bob@beta.test", "452 4.2.2 mailbox full");
        submit("RCPT TO:<bob@beta.test>");
        await().until(() -> reports().size() == 1);
        assertThat(reports().getFirst())
                .contains("Action: failed", "Status: 5.4.7", "452 4.2.2 mailbox full");
        await().until(house::settled);
    }

    private int attempts() {
        return house.jdbc()
                .sql("SELECT COALESCE(MAX(attempts), 0) FROM queue_recipient")
                .query(Integer.class)
                .single();
    }

    private List<String> reports() {
        return house.mailboxes().deliveries().stream()
                .filter(one -> one.recipient().equals("alice@alpha.test"))
                .map(RecordingMailboxes.Delivery::text)
                .toList();
    }

    private void submit(String rcpt) throws Exception {
        byte[] login = "\0alice@alpha.test\0demo-password".getBytes(StandardCharsets.UTF_8);
        try (SmtpDialogue client = SmtpDialogue.greeted(house.submission())) {
            client.ask("AUTH PLAIN " + Base64.getEncoder().encodeToString(login));
            client.ask("MAIL FROM:<alice@alpha.test>");
            assertThat(client.ask(rcpt)).startsWith("250");
            client.ask("DATA");
            client.send("From: alice@alpha.test\r\nSubject: x\r\n\r\nx\r\n.\r\n");
            client.expect("250");
        }
    }
}
