package org.mailherd.tests.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mailherd.standalone.options.DemoPort;
import org.mailherd.standalone.seed.DemoAccounts;
import org.mailherd.tests.client.Mailbox;
import org.mailherd.tests.client.Messages;
import org.mailherd.tests.client.SmtpClient;

/** The mail walk over the published ports of the containers, with accounts made through the API. */
@Tag("containers")
class ContainerWalkIT {
    private static final String STRANGER = "stranger@outside.test";
    private static final Containers stack = new Containers();

    @BeforeAll
    static void makeAccounts() throws Exception {
        for (String domain : List.of("alpha.test", "beta.test")) {
            changed(
                    stack.api(
                            "add/domain",
                            """
                            {"domain": "%s", "aliases": 10, "mailboxes": 10, "defquota": 100, "maxquota": 200, "quota": 1000, "active": 1}
                            """
                                    .formatted(domain)));
        }
        for (String address : List.of(DemoAccounts.ALICE, DemoAccounts.BOB)) {
            String[] parts = address.split("@");
            changed(
                    stack.api(
                            "add/mailbox",
                            """
                            {"local_part": "%s", "domain": "%s", "name": "%s", "password": "%s", "password2": "%s", "quota": 100, "active": 1}
                            """
                                    .formatted(
                                            parts[0],
                                            parts[1],
                                            parts[0],
                                            DemoAccounts.PASSWORD,
                                            DemoAccounts.PASSWORD)));
        }
        changed(
                stack.api(
                        "add/alias",
                        """
                        {"address": "%s", "goto": "%s,%s", "active": 1}
                        """
                                .formatted(
                                        DemoAccounts.INFO, DemoAccounts.ALICE, DemoAccounts.BOB)));
    }

    private static void changed(String answer) {
        assertThat(answer).contains("\"success\"");
    }

    @Test
    void aMessageToTheAliasReachesBothMailboxesOctetByOctet() throws IOException {
        byte[] sent = Messages.withAttachment(STRANGER, DemoAccounts.INFO, "walk-1");
        try (SmtpClient client = SmtpClient.connect(stack.port(DemoPort.SMTP))) {
            assertThat(client.send(STRANGER, DemoAccounts.INFO, sent)).startsWith("250");
        }
        for (String address : List.of(DemoAccounts.ALICE, DemoAccounts.BOB)) {
            byte[] stored = new Mailbox(stack, address).awaitMessage("walk-1");
            assertThat(Messages.endsWith(stored, sent)).as("as sent, in %s", address).isTrue();
        }
    }

    @Test
    void strangersMayNotRelay() throws IOException {
        try (SmtpClient client = SmtpClient.connect(stack.port(DemoPort.SMTP))) {
            client.command("MAIL FROM:<" + STRANGER + ">");
            assertThat(client.command("RCPT TO:<nobody@alpha.test>")).startsWith("550 5.1.1");
            assertThat(client.command("RCPT TO:<victim@elsewhere.test>")).startsWith("5");
        }
    }

    @Test
    void whatAliceSubmitsIsSignedAndReachesBob() throws IOException {
        byte[] sent = Messages.plain(DemoAccounts.ALICE, DemoAccounts.BOB, "walk-2");
        try (SmtpClient client =
                SmtpClient.submit(
                        stack.port(DemoPort.SUBMISSION),
                        DemoAccounts.ALICE,
                        DemoAccounts.PASSWORD)) {
            assertThat(client.send(DemoAccounts.ALICE, DemoAccounts.BOB, sent)).startsWith("250");
        }
        byte[] stored = new Mailbox(stack, DemoAccounts.BOB).awaitMessage("walk-2");
        assertThat(new String(stored, StandardCharsets.UTF_8))
                .contains("DKIM-Signature: ")
                .contains("d=alpha.test");
    }

    @Test
    void acceptedMailOutlivesAMailStoreThatIsDownAndAnSmtpThatIsKilled() throws Exception {
        Containers.compose("stop", "imap");
        try (SmtpClient client = SmtpClient.connect(stack.port(DemoPort.SMTP))) {
            byte[] sent = Messages.plain(STRANGER, DemoAccounts.ALICE, "fault-1");
            assertThat(client.send(STRANGER, DemoAccounts.ALICE, sent)).startsWith("250");
        }
        Containers.compose("kill", "-s", "KILL", "smtp");
        Containers.compose("up", "-d", "--wait", "--no-build", "--pull", "never", "smtp", "imap");
        changed(
                stack.api(
                        "edit/mailq",
                        "{\"items\": [\"mailqitems-all\"], \"attr\": {\"action\": \"flush\"}}"));
        assertThat(new Mailbox(stack, DemoAccounts.ALICE).awaitMessage("fault-1")).isNotEmpty();
    }

    @Test
    void webmailAndAdministrationAnswerBehindNginx() throws Exception {
        assertThat(stack.get("/")).contains("<form").containsIgnoringCase("password");
        assertThat(stack.get("/admin")).contains("<form").containsIgnoringCase("password");
    }

    @Test
    void noSecretStandsInTheContainersDescription() throws Exception {
        String all = Containers.compose("config");
        for (String name : List.of("dbpass", "dbroot", "redispass")) {
            String secret = Files.readString(Path.of("..", "data", "secrets", name)).strip();
            assertThat(secret).isNotEmpty();
            assertThat(all).doesNotContain(secret);
        }
    }
}
