package org.mailherd.smtp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailherd.testsupport.FakeDns;
import org.mailherd.testsupport.ScriptedSmtpServer;

/**
 * Who wants which report, told to a next hop that knows DSN, and kept from one that does not (RFC
 * 3461).
 */
class DsnRelayIT {
    private static final String LOGIN =
            "AUTH PLAIN "
                    + Base64.getEncoder()
                            .encodeToString("\0alice@alpha.test\0demo-password".getBytes());
    private final FakeDns dns = FakeDns.start();
    private final ScriptedSmtpServer outside = ScriptedSmtpServer.start();
    private TestHouse house;

    @BeforeEach
    void start() {
        dns.add("outside.test. IN MX 10 mx.outside.test.").add("mx.outside.test. IN A 127.0.0.1");
        house =
                new TestHouse()
                        .asking(dns.address())
                        .with("session.login-in-clear", true)
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
    void aPeerThatKnowsDsnTakesOverTheDuty() throws Exception {
        outside.announcing("PIPELINING", "DSN", "CHUNKING");
        submit();
        await().until(() -> outside.messages().size() == 1);
        assertThat(outside.messages().getFirst().reversePath())
                .isEqualTo("<alice@alpha.test> RET=HDRS ENVID=a+2Bb+3Dc+20d");
        assertThat(outside.messages().getFirst().recipients())
                .containsExactly(
                        "<carol@outside.test> NOTIFY=SUCCESS,FAILURE"
                                + " ORCPT=rfc822;carol+2Blist@else.test",
                        "<dave@outside.test> NOTIFY=NEVER",
                        "<erin@outside.test> NOTIFY=DELAY ORCPT=utf-8;\\x{2B}erin@else.test",
                        "<frank@outside.test>");
        await().until(house::settled);
        assertThat(house.mailboxes().deliveries()).isEmpty();
    }

    @Test
    void aPeerWithoutDsnHearsNothingOfItAndTheSenderHearsRelayed() throws Exception {
        outside.announcing("PIPELINING");
        submit();
        await().until(() -> outside.messages().size() == 1);
        assertThat(outside.messages().getFirst().reversePath()).isEqualTo("<alice@alpha.test>");
        assertThat(outside.messages().getFirst().recipients())
                .containsExactly(
                        "<carol@outside.test>",
                        "<dave@outside.test>",
                        "<erin@outside.test>",
                        "<frank@outside.test>");
        await().until(() -> house.mailboxes().deliveries().size() == 1);
        String report = house.mailboxes().deliveries().getFirst().text();
        assertThat(report)
                .contains("Action: relayed")
                .contains("Original-Envelope-Id: a+b=c d")
                .contains("Original-Recipient: rfc822; carol+list@else.test")
                .contains("Final-Recipient: rfc822; carol@outside.test")
                .contains("Status: 2.")
                .doesNotContain("dave@outside.test")
                .doesNotContain("erin@outside.test")
                .doesNotContain("frank@outside.test");
        await().until(house::settled);
        assertThat(house.mailboxes().deliveries()).hasSize(1);
    }

    private void submit() throws Exception {
        try (SmtpDialogue client = SmtpDialogue.greeted(house.submission())) {
            for (String command :
                    new String[] {
                        LOGIN,
                        "MAIL FROM:<alice@alpha.test> RET=HDRS ENVID=a+2Bb+3Dc+20d",
                        "RCPT TO:<carol@outside.test> NOTIFY=SUCCESS,FAILURE"
                                + " ORCPT=rfc822;carol+2Blist@else.test",
                        "RCPT TO:<dave@outside.test> NOTIFY=NEVER",
                        "RCPT TO:<erin@outside.test> NOTIFY=DELAY"
                                + " ORCPT=utf-8;\\x{2B}erin@else.test",
                        "RCPT TO:<frank@outside.test>"
                    }) {
                assertThat(client.ask(command)).as(command).startsWith("2");
            }
            client.ask("DATA");
            client.send("From: alice@alpha.test\r\nSubject: x\r\n\r\nx\r\n.\r\n");
            assertThat(client.reply()).startsWith("250");
        }
    }
}
