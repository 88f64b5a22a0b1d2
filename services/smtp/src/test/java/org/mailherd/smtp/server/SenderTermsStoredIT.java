package org.mailherd.smtp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
            client.ask("RCPT TO:<info@alpha.test> NOTIFY=SUCCESS,FAILURE");
            send(client, "From: alice@alpha.test\r\n\r\nhi");
        }
        assertThat(recipients())
                .extracting(row -> row.get("notify"))
                .containsExactly("FAILURE", "FAILURE", "SUCCESS");
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
    void aBinaryMessageIsStoredExactly() throws IOException {
        byte[] content = new byte[1000];
        for (int i = 0; i < content.length; i++) {
            content[i] = (byte) (i * 7);
        }
        try (SmtpDialogue client = submission()) {
            // no conversion could keep the signature
            binary(client, "Content-Type: multipart/signed; boundary=x\r\n", content);
        }
        assertThat(message()).containsEntry("body_type", "BINARYMIME");
        assertThat(spooled(content)).isTrue();
    }

    @Test
    void linesThatWereCalledBinaryCanGoAnywhere() throws IOException {
        try (SmtpDialogue client = submission()) {
            binary(client, "", "lines\r\nonly\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(message()).containsEntry("body_type", "7BIT");
    }

    private static void binary(SmtpDialogue client, String field, byte[] content)
            throws IOException {
        client.ask("MAIL FROM:<alice@alpha.test> BODY=BINARYMIME" + HELD);
        client.ask("RCPT TO:<dave@outside.test>");
        String header = "From: alice@alpha.test\r\n" + field + "\r\n";
        client.send("BDAT " + header.length() + "\r\n" + header);
        client.expect("250");
        client.send("BDAT " + content.length + " LAST\r\n");
        client.sendBytes(content);
        client.expect("250 2.0.0 Ok: queued as");
    }

    private static boolean spooled(byte[] content) throws IOException {
        String sought = new String(content, StandardCharsets.ISO_8859_1);
        try (Stream<Path> files = Files.walk(house.spool())) {
            for (Path file : files.filter(path -> path.toString().endsWith(".seg")).toList()) {
                if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(sought)) {
                    return true;
                }
            }
        }
        return false;
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
