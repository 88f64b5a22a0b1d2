package org.mailherd.smtp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a sender asks for is in the rows, where reports and the next hop find it. */
class SenderTermsStoredIT {
    private static final String LOGIN = "AUTH PLAIN AGFsaWNlQGFscGhhLnRlc3QAZGVtby1wYXNzd29yZA==";
    private static TestHouse house;

    /** Held messages stay where they can be looked at. */
    private static final String HELD = " HOLDFOR=3600";

    @BeforeAll
    static void start() {
        house = new TestHouse().start();
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    @AfterEach
    void empty() {
        house.jdbc().sql("DELETE FROM queue_recipient").update();
        house.jdbc().sql("DELETE FROM queue_message").update();
        house.mailboxes().deliveries().clear();
    }

    @Test
    void dsnParametersAreKeptDecoded() throws IOException {
        try (SmtpDialogue client = submission()) {
            client.ask("MAIL FROM:<alice@alpha.test> RET=HDRS ENVID=QQ+20+2B1" + HELD);
            client.ask(
                    "RCPT TO:<bob@beta.test> NOTIFY=DELAY,success ORCPT=rfc822;b+2Bob@beta.test");
            client.ask("RCPT TO:<dave@outside.test> NOTIFY=NEVER");
            client.ask("RCPT TO:<erin@outside.test>");
            send(client, "From: alice@alpha.test\r\n\r\nhi");
        }
        assertThat(message()).containsEntry("ret", "HDRS").containsEntry("envid", "QQ +1");
        List<Map<String, Object>> recipients = recipients();
        assertThat(recipients.get(0))
                .containsEntry("notify", "SUCCESS,DELAY")
                .containsEntry("orcpt", "rfc822;b+ob@beta.test");
        assertThat(recipients.get(1)).containsEntry("notify", "NEVER").containsEntry("orcpt", null);
        assertThat(recipients.get(2)).containsEntry("notify", null);
    }

    /** Two recipients that are one mailbox: whoever asked for a report gets it. */
    @Test
    void wishesForOneMailboxAddUp() throws IOException {
        try (SmtpDialogue client = submission()) {
            client.ask("MAIL FROM:<alice@alpha.test>" + HELD);
            client.ask("RCPT TO:<bob@beta.test> NOTIFY=NEVER");
            client.ask("RCPT TO:<info@alpha.test> NOTIFY=SUCCESS");
            send(client, "From: alice@alpha.test\r\n\r\nhi");
        }
        assertThat(recipients())
                .extracting(row -> row.get("notify"))
                .containsExactly("SUCCESS", "SUCCESS");
    }

    @Test
    void aHeldMessageWaitsForItsTime() throws IOException {
        try (SmtpDialogue client = submission()) {
            client.ask("MAIL FROM:<alice@alpha.test> HOLDFOR=3");
            client.ask("RCPT TO:<bob@beta.test>");
            send(client, "From: alice@alpha.test\r\nSubject: later\r\n\r\nhi");
            assertThat(house.mailboxes().deliveries()).isEmpty();
            assertThat(recipients().getFirst()).containsEntry("state", "INCOMING");
        }
        await().until(() -> house.mailboxes().deliveries().size() == 1);
    }

    @Test
    void requireTlsIsKept() throws IOException {
        try (SmtpDialogue client = submission()) {
            client.ask("MAIL FROM:<alice@alpha.test> REQUIRETLS" + HELD);
            client.ask("RCPT TO:<dave@outside.test>");
            // RFC 8689 5: the header is ignored beside the parameter.
            send(client, "From: alice@alpha.test\r\nTLS-Required: No\r\n\r\nhi");
        }
        assertThat(message()).containsEntry("require_tls", "YES");
    }

    @Test
    void theHeaderTlsRequiredNoIsNoted() throws IOException {
        try (SmtpDialogue client = submission()) {
            client.ask("MAIL FROM:<alice@alpha.test>" + HELD);
            client.ask("RCPT TO:<dave@outside.test>");
            send(client, "From: alice@alpha.test\r\nTLS-Required: no\r\n\r\nhi");
        }
        assertThat(message()).containsEntry("require_tls", "NO");
    }

    @Test
    void eightBitContentIsNotedWhateverWasDeclared() throws IOException {
        try (SmtpDialogue client = submission()) {
            client.ask("MAIL FROM:<alice@alpha.test>" + HELD);
            client.ask("RCPT TO:<dave@outside.test>");
            send(client, "From: alice@alpha.test\r\n\r\ngr\u00fc\u00dfe");
            client.ask("MAIL FROM:<alice@alpha.test> BODY=8BITMIME" + HELD);
            client.ask("RCPT TO:<dave@outside.test>");
            send(client, "From: alice@alpha.test\r\n\r\nhello");
        }
        assertThat(
                        house.jdbc()
                                .sql("SELECT body_type FROM queue_message")
                                .query(String.class)
                                .list())
                .containsExactly("8BITMIME", "8BITMIME");
    }

    @Test
    void submittedMailLosesReturnPathAndBccAndIsCompleted() throws IOException {
        try (SmtpDialogue client = submission()) {
            client.mail(
                    "alice@alpha.test",
                    "bob@beta.test",
                    "Return-Path: <forged@x.test>\r\nBcc: secret@x.test\r\nFrom: alice@alpha.test\r\n\r\nhi");
        }
        await().until(() -> house.mailboxes().deliveries().size() == 1);
        assertThat(house.mailboxes().deliveries().getFirst().text())
                .contains("with ESMTPSA id ")
                .contains("\r\n\tfor <bob@beta.test>; ")
                .contains("(using TLSv1.3 with cipher TLS_")
                .contains("\r\nDate: ")
                .contains("\r\nMessage-ID: <")
                .doesNotContain("Return-Path")
                .doesNotContain("secret@x.test");
    }

    @Test
    void mailFromTheWorldIsNotCompletedAndNamesNobodyOfSeveral() throws IOException {
        try (SmtpDialogue client = SmtpDialogue.greeted(house.inbound())) {
            client.ask("MAIL FROM:<d\u00f6mi@outside.test> SMTPUTF8");
            client.ask("RCPT TO:<bob@beta.test>");
            client.ask("RCPT TO:<alice@alpha.test>");
            send(client, "Subject: x\r\n\r\nhi");
        }
        await().until(() -> house.mailboxes().deliveries().size() == 2);
        assertThat(house.mailboxes().deliveries().getFirst().text())
                .contains("with UTF8SMTP id ")
                .doesNotContain("\tfor <")
                .doesNotContain("Message-ID: ");
    }

    private static SmtpDialogue submission() throws IOException {
        SmtpDialogue client = SmtpDialogue.connectTls(house.submissions());
        client.expect("220");
        client.ask("EHLO laptop.test");
        assertThat(client.ask(LOGIN)).startsWith("235");
        return client;
    }

    private static void send(SmtpDialogue client, String content) throws IOException {
        assertThat(client.ask("DATA")).startsWith("354");
        client.send(content + "\r\n.\r\n");
        assertThat(client.reply()).startsWith("250 2.0.0");
    }

    private static Map<String, Object> message() {
        return house.jdbc().sql("SELECT * FROM queue_message").query().singleRow();
    }

    private static List<Map<String, Object>> recipients() {
        return house.jdbc().sql("SELECT * FROM queue_recipient ORDER BY seq").query().listOfRows();
    }
}
