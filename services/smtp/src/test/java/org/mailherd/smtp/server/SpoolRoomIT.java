package org.mailherd.smtp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The spool's disk is full, or gone: everybody is asked to come again, and nothing is lost. */
class SpoolRoomIT {
    private final TestHouse house = new TestHouse();

    @AfterEach
    void stop() {
        house.close();
    }

    @Test
    void withoutRoomForTheLargestMessageCallersAreAskedToComeAgain() throws IOException {
        house.with("session.message-size", "900000TB").start();
        for (int port : new int[] {house.inbound(), house.submission()}) {
            try (SmtpDialogue client = SmtpDialogue.connect(port)) {
                assertThat(client.reply()).startsWith("421 4.3.2 mx.alpha.test Busy");
                assertThat(client.closed()).isTrue();
            }
        }
    }

    /** RFC 1870 6.1, and Postfix's queue_minfree. */
    @Test
    void withRoomForLittleMoreThanThatMailIsAnsweredByA452() throws IOException {
        // Where the house makes its folders.
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        long free = Files.getFileStore(temporary).getUsableSpace();
        house.with("session.message-size", free / 5 * 4 + "B").start();
        try (SmtpDialogue client = SmtpDialogue.greeted(house.inbound())) {
            assertThat(client.ask("MAIL FROM:<carol@outside.test>")).startsWith("452 4.3.1");
        }
    }

    @Test
    void aSpoolThatTakesNothingIsA4xxAndTakesAgainWithoutARestart() throws IOException {
        house.start();
        Path run;
        try (Stream<Path> folders = Files.list(house.spool())) {
            run = folders.filter(Files::isDirectory).findFirst().orElseThrow();
        }
        Path away = house.spool().resolveSibling("away");
        Files.move(run, away);
        // Over the size that memory takes, so in a file of its own from the beginning.
        assertThat(send("0123456789abcdef\r\n".repeat(20_000))).startsWith("4");
        assertThat(send("small\r\n")).startsWith("4");
        Files.move(away, run);
        assertThat(send("0123456789abcdef\r\n".repeat(20_000))).startsWith("250");
        assertThat(send("small\r\n")).startsWith("250");
        await().until(() -> house.mailboxes().deliveries().size() == 2 && house.settled());
    }

    private String send(String body) throws IOException {
        try (SmtpDialogue client = SmtpDialogue.greeted(house.inbound())) {
            return client.mail(
                    "carol@outside.test", "alice@alpha.test", "Subject: a\r\n\r\n" + body);
        }
    }
}
