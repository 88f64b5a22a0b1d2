package org.mailherd.smtp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailherd.testsupport.FakeDns;
import org.mailherd.testsupport.ScriptedSmtpServer;

class MailFlowIT {
    private static final FakeDns DNS = FakeDns.start();
    private static final ScriptedSmtpServer OUTSIDE = ScriptedSmtpServer.start();
    private static TestHouse house;

    @BeforeAll
    static void start() {
        DNS.add("outside.test. IN MX 10 mx.outside.test.").add("mx.outside.test. IN A 127.0.0.1");
        house =
                new TestHouse()
                        .asking(DNS.address())
                        .with("delivery.outbound-port", OUTSIDE.port())
                        .start();
    }

    @AfterAll
    static void stop() {
        house.close();
        OUTSIDE.close();
        DNS.close();
    }

    @BeforeEach
    void empty() {
        house.mailboxes().deliveries().clear();
    }

    @Test
    void aMessageToAnAliasReachesBothMailboxesByteForByte() throws Exception {
        String body = "Subject: gr\u00fc\u00dfe\r\n\r\nline\r\n..dots\r\n\u00e4\u00f6\u00fc\r\n";
        try (SmtpDialogue client = SmtpDialogue.greeted(house.inbound())) {
            assertThat(
                            client.mail(
                                    "carol@outside.test",
                                    "info@alpha.test",
                                    body.replace("\r\n.", "\r\n..").stripTrailing()))
                    .startsWith("250 2.0.0 Ok: queued as ");
        }
        await().until(() -> house.mailboxes().deliveries().size() == 2);
        assertThat(house.mailboxes().deliveries())
                .extracting(RecordingMailboxes.Delivery::recipient)
                .containsExactlyInAnyOrder("alice@alpha.test", "bob@beta.test");
        assertThat(house.mailboxes().deliveries().getFirst().text())
                .startsWith(
                        "Received: from client.test (localhost [127.0.0.1])\r\n\tby mx.alpha.test (Mailherd) with ESMTP id ")
                .endsWith(body);
        await().until(house::settled);
    }

    @Test
    void submittedMailGoesOutOverTheMxAndIsCompleted() throws Exception {
        try (SmtpDialogue client = SmtpDialogue.connectTls(house.submissions())) {
            client.expect("220 ");
            client.ask("EHLO laptop.test");
            assertThat(client.ask("AUTH PLAIN " + plain("alice@alpha.test", "demo-password")))
                    .startsWith("235 2.7.0");
            assertThat(
                            client.mail(
                                    "alice@alpha.test",
                                    "dave@outside.test",
                                    "From: Alice <alice@alpha.test>\r\n\r\nhi"))
                    .startsWith("250");
        }
        await().until(() -> OUTSIDE.messages().size() == 1);
        String sent = new String(OUTSIDE.messages().getFirst().content(), StandardCharsets.UTF_8);
        assertThat(sent)
                .contains("ESMTPSA")
                .contains("\r\nDate: ")
                .contains("\r\nMessage-ID: <")
                .endsWith("\r\nhi\r\n");
        await().until(house::settled);
    }

    @Test
    void aRecipientThatDoesNotExistElsewhereIsReportedToTheSender() throws Exception {
        OUTSIDE.reply("RCPT TO:<ghost@outside.test>", "550 5.1.1 no such user");
        try (SmtpDialogue client = SmtpDialogue.connectTls(house.submissions())) {
            client.expect("220 ");
            client.ask("EHLO laptop.test");
            client.ask("AUTH PLAIN " + plain("alice@alpha.test", "demo-password"));
            client.mail(
                    "alice@alpha.test",
                    "ghost@outside.test",
                    "From: alice@alpha.test\r\nSubject: hello\r\n\r\nhi");
        }
        await().until(() -> house.mailboxes().deliveries().size() == 1);
        RecordingMailboxes.Delivery report = house.mailboxes().deliveries().getFirst();
        assertThat(report.reversePath()).isEmpty();
        assertThat(report.recipient()).isEqualTo("alice@alpha.test");
        assertThat(report.text())
                .contains("Final-Recipient: rfc822; ghost@outside.test")
                .contains("Status: 5.1.1")
                .contains("Remote-MTA: dns; mx.outside.test")
                .contains("Subject: hello");
        await().until(house::settled);
    }

    private static String plain(String user, String password) {
        return Base64.getEncoder()
                .encodeToString(("\0" + user + "\0" + password).getBytes(StandardCharsets.UTF_8));
    }
}
