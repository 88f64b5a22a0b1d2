package org.mailherd.smtp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailherd.testsupport.FakeDns;
import org.mailherd.testsupport.ScriptedSmtpServer;

/** RFC 3030: any octets come in by BDAT and reach a mailbox, although LMTP has lines only. */
class BinaryMailIT {
    private static TestHouse house;

    @BeforeAll
    static void start() {
        house = new TestHouse().start();
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    @BeforeEach
    void empty() {
        house.mailboxes().deliveries().clear();
    }

    @Test
    void aPictureArrivesOctetForOctet() throws IOException {
        byte[] picture = new byte[300_000];
        new Random(3).nextBytes(picture);
        String head =
                "Subject: picture\r\nMIME-Version: 1.0\r\n"
                        + "Content-Type: multipart/mixed; boundary=\"=part=\"\r\n"
                        + "Content-Transfer-Encoding: binary\r\n\r\n"
                        + "--=part=\r\n\r\ngr\u00fc\u00dfe\r\n.\r\n"
                        + "--=part=\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: binary\r\n\r\n";
        try (SmtpDialogue client = SmtpDialogue.greeted(house.inbound())) {
            client.ask("MAIL FROM:<carol@outside.test> BODY=BINARYMIME");
            client.ask("RCPT TO:<alice@alpha.test>");
            chunk(client, latin(head), "");
            chunk(client, picture, "");
            chunk(client, latin("\r\n--=part=--\r\n"), " LAST");
        }
        await().until(() -> house.mailboxes().deliveries().size() == 1);
        String text =
                new String(
                        house.mailboxes().deliveries().getFirst().content(),
                        StandardCharsets.ISO_8859_1);
        assertThat(text)
                .endsWith(
                        head.replace("-Encoding: binary\r\n\r\n--=", "-Encoding: 8bit\r\n\r\n--=")
                                        .replace("-Encoding: binary", "-Encoding: base64")
                                + Base64.getMimeEncoder().encodeToString(picture)
                                + "\r\n--=part=--\r\n");
        await().until(house::settled);
    }

    @Test
    void whatCannotBeConvertedIsReturned() throws IOException {
        try (SmtpDialogue client = SmtpDialogue.connectTls(house.submissions())) {
            client.expect("220");
            client.ask("EHLO laptop.test");
            assertThat(client.ask("AUTH PLAIN AGFsaWNlQGFscGhhLnRlc3QAZGVtby1wYXNzd29yZA=="))
                    .startsWith("235");
            client.ask("MAIL FROM:<alice@alpha.test> BODY=BINARYMIME");
            client.ask("RCPT TO:<bob@beta.test>");
            String broken =
                    "From: alice@alpha.test\r\nContent-Type: multipart/mixed\r\n\r\nno boundary\0";
            chunk(client, latin(broken), " LAST");
        }
        await().until(() -> house.mailboxes().deliveries().size() == 1);
        RecordingMailboxes.Delivery report = house.mailboxes().deliveries().getFirst();
        assertThat(report.recipient()).isEqualTo("alice@alpha.test");
        assertThat(report.text()).contains("Status: 5.6.3").contains("cannot be converted");
    }

    /** RFC 6376 5.3: a conversion on the way would spoil the signature. */
    @Test
    void binaryMailOfOurOwnPeopleIsLinesBeforeItIsSigned() throws Exception {
        try (ScriptedSmtpServer outside = ScriptedSmtpServer.start();
                FakeDns dns = FakeDns.start();
                TestHouse sending =
                        new TestHouse()
                                .asking(dns.address())
                                .with("delivery.outbound-port", outside.port())) {
            outside.announcing("8BITMIME", "CHUNKING", "BINARYMIME");
            dns.add("outside.test. IN MX 10 mx.outside.test.")
                    .add("mx.outside.test. IN A 127.0.0.1");
            sending.start();
            try (SmtpDialogue client = SmtpDialogue.connectTls(sending.submissions())) {
                client.expect("220");
                client.ask("EHLO laptop.test");
                client.ask("AUTH PLAIN AGFsaWNlQGFscGhhLnRlc3QAZGVtby1wYXNzd29yZA==");
                client.ask("MAIL FROM:<alice@alpha.test> BODY=BINARYMIME");
                client.ask("RCPT TO:<dave@outside.test>");
                chunk(client, latin("From: alice@alpha.test\r\n\r\nA\0B"), " LAST");
            }
            await().until(() -> outside.messages().size() == 1);
            assertThat(outside.messages().getFirst().reversePath()).contains("BODY=8BITMIME");
            assertThat(
                            new String(
                                    outside.messages().getFirst().content(),
                                    StandardCharsets.ISO_8859_1))
                    .contains("base64\r\n\r\nQQBC\r\n");
        }
    }

    private static void chunk(SmtpDialogue client, byte[] octets, String last) throws IOException {
        client.send("BDAT " + octets.length + last + "\r\n");
        client.sendBytes(octets);
        assertThat(client.reply()).startsWith("250 2.0.0");
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
