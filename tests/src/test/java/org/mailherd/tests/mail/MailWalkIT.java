package org.mailherd.tests.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailherd.standalone.options.DemoPort;
import org.mailherd.standalone.seed.DemoAccounts;
import org.mailherd.tests.client.ImapClient;
import org.mailherd.tests.client.Mailbox;
import org.mailherd.tests.client.Messages;
import org.mailherd.tests.client.SmtpClient;
import org.mailherd.tests.stack.Demo;
import org.mailherd.testsupport.FakeDns;

/** Mail in from outside and between mailboxes. */
class MailWalkIT {

    private static final String STRANGER = "stranger@outside.test";

    @TempDir static Path data;
    private static FakeDns dns;
    private static Demo demo;

    @BeforeAll
    static void start() throws IOException {
        dns = FakeDns.start();
        demo = Demo.start(data, "--resolver", dns.address());
    }

    @AfterAll
    static void stop() throws InterruptedException {
        demo.close();
        dns.close();
    }

    @Test
    void aMessageToTheAliasReachesBothMailboxesOctetByOctet() throws IOException {
        byte[] sent = Messages.withAttachment(STRANGER, DemoAccounts.INFO, "walk-1");
        try (SmtpClient client = SmtpClient.connect(demo.port(DemoPort.SMTP))) {
            assertThat(client.send(STRANGER, DemoAccounts.INFO, sent)).startsWith("250");
        }
        for (String address : new String[] {DemoAccounts.ALICE, DemoAccounts.BOB}) {
            byte[] stored = new Mailbox(demo, address).awaitMessage("walk-1");
            assertThat(Messages.endsWith(stored, sent)).as("as sent, in %s", address).isTrue();
        }
    }

    @Test
    void anUnknownRecipientIsRefusedAtRcpt() throws IOException {
        try (SmtpClient client = SmtpClient.connect(demo.port(DemoPort.SMTP))) {
            client.command("MAIL FROM:<" + STRANGER + ">");
            assertThat(client.command("RCPT TO:<nobody@alpha.test>")).startsWith("550 5.1.1");
        }
    }

    @Test
    void aStrangerMayNotRelay() throws IOException {
        try (SmtpClient client = SmtpClient.connect(demo.port(DemoPort.SMTP))) {
            client.command("MAIL FROM:<" + STRANGER + ">");
            assertThat(client.command("RCPT TO:<victim@elsewhere.test>")).startsWith("5");
        }
    }

    @Test
    void aliceSubmitsAndBobReadsIt() throws IOException {
        byte[] sent = Messages.withAttachment(DemoAccounts.ALICE, DemoAccounts.BOB, "walk-2");
        try (SmtpClient client = alice()) {
            assertThat(client.send(DemoAccounts.ALICE, DemoAccounts.BOB, sent)).startsWith("250");
        }
        byte[] stored = new Mailbox(demo, DemoAccounts.BOB).awaitMessage("walk-2");
        assertThat(Messages.endsWith(stored, sent)).isTrue();
    }

    @Test
    void aliceMayNotSendAsBob() throws IOException {
        try (SmtpClient client = alice()) {
            client.command("MAIL FROM:<" + DemoAccounts.BOB + ">");
            assertThat(client.command("RCPT TO:<" + DemoAccounts.ALICE + ">")).startsWith("5");
        }
    }

    @Test
    void aWrongPasswordIsRefused() {
        assertThatThrownBy(() ->
                        SmtpClient.submit(
                                demo.port(DemoPort.SUBMISSION), DemoAccounts.ALICE, "wrong"))
                .hasMessageContaining("535");
        assertThatThrownBy(() ->
                        ImapClient.login(demo.port(DemoPort.IMAPS), DemoAccounts.ALICE, "wrong"))
                .hasMessageContaining("NO");
    }

    @Test
    void whatIsAppendedComesBackOctetByOctet() throws IOException {
        byte[] draft = Messages.withAttachment(DemoAccounts.BOB, DemoAccounts.ALICE, "draft-1");
        try (ImapClient client = new Mailbox(demo, DemoAccounts.BOB).open()) {
            client.append("Drafts", draft);
            int count = client.select("Drafts");
            assertThat(client.message(count)).isEqualTo(draft);
        }
    }

    private static SmtpClient alice() throws IOException {
        return SmtpClient.submit(
                demo.port(DemoPort.SUBMISSION), DemoAccounts.ALICE, DemoAccounts.PASSWORD);
    }
}
