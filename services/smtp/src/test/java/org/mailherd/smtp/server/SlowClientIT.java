package org.mailherd.smtp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Attack case 9, slowloris: an octet now and then holds neither a command nor a message open. */
class SlowClientIT {
    private static final Duration DRIP = Duration.ofMillis(150);
    private static final Duration SOON = Duration.ofSeconds(20);
    private static TestHouse house;

    @BeforeAll
    static void start() {
        house =
                new TestHouse()
                        .with("session.command-timeout", "2s")
                        .with("session.data-timeout", "2s")
                        .with("session.data-rate", "1000B")
                        .with("session.errors.pause", "50ms")
                        .start();
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    @Test
    void aCommandThatDripsIsCutOff() throws IOException {
        try (Socket client = connected()) {
            say(client, "EHLO ");
            assertThat(dripUntilCut(client)).isTrue();
        }
    }

    @Test
    void aMessageThatDripsIsCutOff() throws IOException {
        try (Socket client = connected()) {
            say(client, "EHLO client.test\r\n");
            await().until(() -> client.getInputStream().available() > 40);
            say(client, "MAIL FROM:<carol@outside.test>\r\nRCPT TO:<alice@alpha.test>\r\nDATA\r\n");
            assertThat(dripUntilCut(client)).isTrue();
        }
        assertThat(house.queuedRecipients()).isZero();
    }

    @Test
    void aChunkThatDripsIsCutOff() throws IOException {
        try (Socket client = connected()) {
            say(client, "EHLO client.test\r\n");
            await().until(() -> client.getInputStream().available() > 40);
            say(client, "MAIL FROM:<carol@outside.test>\r\nBDAT 100000\r\n");
            assertThat(dripUntilCut(client)).isTrue();
        }
    }

    /** Slow, but above the rate: longer under way than the timeout, and accepted. */
    @Test
    void aSlowButSteadyMessageIsTaken() throws IOException {
        try (SmtpDialogue client = SmtpDialogue.greeted(house.inbound())) {
            client.ask("MAIL FROM:<carol@outside.test>");
            client.ask("RCPT TO:<void@alpha.test>");
            assertThat(client.ask("DATA")).startsWith("354");
            String line = "x".repeat(498) + "\r\n";
            await().pollInterval(DRIP)
                    .atMost(SOON)
                    .until(new CountedSend(client, line, 25)::isComplete);
            client.send(".\r\n");
            assertThat(client.reply()).startsWith("250 2.0.0");
        }
    }

    @Test
    void manySlowClientsDoNotKeepOutAQuickOne() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 300; i++) {
                Socket client = new Socket("127.0.0.1", house.inbound());
                slow.add(client);
                say(client, "EHLO");
            }
            long start = System.nanoTime();
            try (SmtpDialogue client = SmtpDialogue.greeted(house.inbound())) {
                assertThat(
                                client.mail(
                                        "carol@outside.test",
                                        "void@alpha.test",
                                        "Subject: x\r\n\r\nhi"))
                        .startsWith("250");
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(5));
        } finally {
            for (Socket client : slow) {
                client.close();
            }
        }
    }

    /** The pauses grow, and only the one who errs waits. */
    @Test
    void errorsAreAnsweredLaterAndLater() throws IOException {
        try (SmtpDialogue client = SmtpDialogue.greeted(house.inbound());
                SmtpDialogue other = SmtpDialogue.greeted(house.inbound())) {
            for (int i = 0; i < 10; i++) {
                client.ask("WIZ");
            }
            long start = System.nanoTime();
            for (int i = 0; i < 5; i++) {
                client.send("WIZ\r\n");
                assertThat(other.ask("NOOP")).startsWith("250");
                assertThat(client.reply()).startsWith("500");
            }
            // 50 + 100 + 150 + 200 + 250 ms
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isGreaterThanOrEqualTo(Duration.ofMillis(750));
        }
    }

    private record CountedSend(SmtpDialogue client, String line, int[] left) {
        CountedSend(SmtpDialogue client, String line, int times) {
            this(client, line, new int[] {times});
        }

        boolean isComplete() throws IOException {
            client.send(line);
            return --left[0] == 0;
        }
    }

    private static Socket connected() throws IOException {
        return new Socket("127.0.0.1", house.inbound());
    }

    private static void say(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static boolean dripUntilCut(Socket client) {
        AtomicBoolean cut = new AtomicBoolean();
        await().pollInterval(DRIP)
                .atMost(SOON)
                .until(() -> {
                    try {
                        client.getOutputStream().write('x');
                    } catch (IOException _) {
                        cut.set(true);
                    }
                    return cut.get();
                });
        return cut.get();
    }
}
