package org.mailherd.smtp.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Attack case 9: those who hold on must not hold up. */
class SlowClientsIT {
    private static final int SLOW = 2_000;
    private static TestHouse house;

    @BeforeAll
    static void start() {
        house =
                new TestHouse()
                        .behindProxy()
                        .with("door.greeting.pause", "60s")
                        .with("door.overload.at-door", 500)
                        .with("door.limits.connections", 0)
                        .with("door.limits.connection-rate", 0)
                        .start();
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    @Test
    void twoThousandSlowSocketsDoNotKeepALegitimateClientWaiting() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < SLOW; i++) {
                slow.add(hold(i));
            }
            long start = System.nanoTime();
            for (int port : new int[] {house.inbound(), house.submission()}) {
                try (SmtpDialogue client = SmtpDialogue.from("10.0.0.1", port)) {
                    client.expect("220 ");
                    client.ask("EHLO client.test");
                    if (port == house.inbound()) {
                        assertThat(
                                        client.mail(
                                                "carol@outside.test",
                                                "info@alpha.test",
                                                "Subject: a\r\n\r\nb"))
                                .startsWith("250");
                    }
                }
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(10));
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    /** A third wait at the door, a third stop within a command, a third within a message. */
    private static Socket hold(int number) throws IOException {
        Socket socket = new Socket("127.0.0.1", house.inbound());
        String client = number % 3 == 0 ? "203.0.113.7" : "10.0.0.2";
        String said =
                switch (number % 3) {
                    case 0 -> "";
                    case 1 -> "EHLO cl";
                    default ->
                            "EHLO a.test\r\nMAIL FROM:<>\r\nRCPT TO:<info@alpha.test>\r\nBDAT 1000\r\nSubject: never";
                };
        socket.getOutputStream()
                .write(
                        ("PROXY TCP4 " + client + " 198.51.100.1 40000 25\r\n" + said)
                                .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
