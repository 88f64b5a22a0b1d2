package org.mailherd.smtp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LimitsIT {
    private static TestHouse house;

    @BeforeAll
    static void start() {
        house =
                new TestHouse()
                        .with("session.message-size", "2MB")
                        .with("session.recipients", 100)
                        .with("session.command-timeout", "1s")
                        .with("session.errors.pause", "1ms")
                        .with("session.binary-mime", false)
                        .start();
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    @AfterEach
    void upAgain() {
        house.directory().down(false);
        house.mailboxes().deliveries().clear();
    }

    @Test
    void aMessageOverTheLimitIsRefusedAfterItsEnd() throws IOException {
        try (SmtpDialogue client = SmtpDialogue.greeted(house.inbound())) {
            String content = "Subject: big\r\n\r\n" + "0123456789abcdef\r\n".repeat(130_000);
            assertThat(client.mail("carol@outside.test", "alice@alpha.test", content))
                    .startsWith("552 5.3.4");
            assertThat(client.ask("NOOP")).startsWith("250");
        }
        assertThat(files()).isLessThanOrEqualTo(2);
    }

    @Test
    void aLargeMessageGoesThroughAFileOfItsOwnUnchanged() throws IOException {
        StringBuilder content = new StringBuilder("Subject: large\r\n\r\n");
        Random random = new Random(7);
        while (content.length() < 1_500_000) {
            content.append(".".repeat(random.nextInt(3))).append(random.nextLong()).append("\r\n");
        }
        try (SmtpDialogue client = SmtpDialogue.greeted(house.inbound())) {
            String wire = content.toString().replace("\r\n.", "\r\n..").stripTrailing();
            assertThat(client.mail("carol@outside.test", "alice@alpha.test", wire))
                    .startsWith("250");
        }
        await().until(() -> house.mailboxes().deliveries().size() == 1);
        assertThat(house.mailboxes().deliveries().getFirst().text()).endsWith(content);
    }

    @Test
    void recipientsOverTheLimitAreAskedToComeAgain() throws IOException {
        try (SmtpDialogue client = SmtpDialogue.greeted(house.inbound())) {
            client.ask("MAIL FROM:<carol@outside.test>");
            for (int i = 0; i < 100; i++) {
                assertThat(client.ask("RCPT TO:<user" + i + "@gamma.test>")).startsWith("250");
            }
            assertThat(client.ask("RCPT TO:<alice@alpha.test>")).startsWith("452 4.5.3");
        }
    }

    @Test
    void binaryMimeCanBeTurnedOff() throws IOException {
        try (SmtpDialogue client = SmtpDialogue.greeted(house.inbound())) {
            assertThat(client.ask("EHLO client.test"))
                    .contains("CHUNKING")
                    .doesNotContain("BINARY");
            assertThat(client.ask("MAIL FROM:<carol@outside.test> BODY=BINARYMIME"))
                    .startsWith("501 5.5.4");
        }
    }

    @Test
    void tooManyErrorsEndTheSession() throws IOException {
        try (SmtpDialogue client = SmtpDialogue.greeted(house.inbound())) {
            for (int i = 0; i < 20; i++) {
                assertThat(client.ask("WIZ")).startsWith("500");
            }
            assertThat(client.reply()).startsWith("421 4.7.0");
            assertThat(client.closed()).isTrue();
        }
    }

    @Test
    void silenceEndsTheSession() throws IOException {
        try (SmtpDialogue client = SmtpDialogue.greeted(house.inbound())) {
            assertThat(client.reply()).startsWith("421 4.4.2");
            assertThat(client.closed()).isTrue();
        }
    }

    @Test
    void aCommandLineWithoutEndIsNoMemoryHog() throws IOException {
        try (SmtpDialogue client = SmtpDialogue.greeted(house.inbound())) {
            client.send("NOOP " + "x".repeat(1_000_000) + "\r\n");
            assertThat(client.reply()).isEqualTo("500 5.5.2 Error: line too long");
            assertThat(client.ask("NOOP")).startsWith("250");
        }
    }

    @Test
    void aMessageThatWentRoundIsRefused() throws IOException {
        try (SmtpDialogue client = SmtpDialogue.greeted(house.inbound())) {
            String content = "Received: from a by b; now\r\n".repeat(51) + "\r\nround\r\n";
            assertThat(client.mail("carol@outside.test", "alice@alpha.test", content))
                    .startsWith("554 5.4.6");
        }
    }

    @Test
    void aDirectoryThatIsDownIsATempfail() throws IOException {
        try (SmtpDialogue client = SmtpDialogue.greeted(house.inbound())) {
            client.ask("MAIL FROM:<carol@outside.test>");
            house.directory().down(true);
            assertThat(client.ask("RCPT TO:<alice@alpha.test>")).startsWith("451 4.3.0");
            house.directory().down(false);
            assertThat(client.ask("RCPT TO:<alice@alpha.test>")).startsWith("250");
        }
    }

    @Test
    void refusedLoginsArePublishedAndCounted() throws IOException {
        try (SmtpDialogue client = SmtpDialogue.connectTls(house.submissions())) {
            client.expect("220");
            client.ask("EHLO laptop.test");
            for (int i = 0; i < 3; i++) {
                assertThat(client.ask("AUTH PLAIN AGFsaWNlQGFscGhhLnRlc3QAd3Jvbmc="))
                        .startsWith("535 5.7.8");
            }
            assertThat(client.reply()).startsWith("421 4.7.0");
            assertThat(client.closed()).isTrue();
        }
        assertThat(house.published())
                .hasSize(3)
                .allMatch(event ->
                        event.startsWith(
                                "mailherd:login-failed {\"service\":\"smtp\",\"username\":\"alice@alpha.test\",\"ip\":\"127.0.0.1\",\"time\":\""));
    }

    private static long files() throws IOException {
        try (Stream<Path> files = Files.list(house.spool())) {
            return files.filter(file -> file.toString().endsWith(".seg")).count();
        }
    }
}
