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
    private static final Duration PATIENCE = Duration.ofMinutes(2);
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
    void twoThousandSlowSocketsOnBothPortsDoNotKeepOutALegitimateClient() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < SLOW; i++) {
                slow.add(hold(i));
            }
            for (int i = 0; i < SLOW; i++) {
                goHalfway(slow.get(i), i);
            }
            long start = System.nanoTime();
            aStrangerIsServed();
            oneOfOursIsServed();
            // Not one of the limits that would free them: the slow ones are there all the while.
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    private static void aStrangerIsServed() throws IOException {
        try (SmtpDialogue client = SmtpDialogue.from("10.0.0.1", house.inbound())) {
            client.expect("220 ");
            client.ask("EHLO client.test");
            assertThat(client.mail("carol@outside.test", "info@alpha.test", "Subject: a\r\n\r\nb"))
                    .startsWith("250");
        }
    }

    private static void oneOfOursIsServed() throws IOException {
        try (SmtpDialogue client = SmtpDialogue.from("10.0.0.1", house.submission())) {
            client.expect("220 ");
            client.ask("EHLO laptop.test");
            assertThat(client.ask("STARTTLS")).startsWith("220");
            client.startTls();
            client.ask("EHLO laptop.test");
            assertThat(client.ask("AUTH PLAIN AGFsaWNlQGFscGhhLnRlc3QAZGVtby1wYXNzd29yZA=="))
                    .startsWith("235");
            assertThat(
                            client.mail(
                                    "alice@alpha.test",
                                    "bob@beta.test",
                                    "From: alice@alpha.test\r\n\r\nb"))
                    .startsWith("250");
        }
    }

    /**
     * A quarter waits at the door, one stops within a command, one within a chunk or before
     * STARTTLS, one within DATA or a TLS handshake; by turns on port 25 and 587.
     */
    private static Socket hold(int number) throws IOException {
        boolean inbound = number % 2 == 0;
        Socket socket = new Socket("127.0.0.1", inbound ? house.inbound() : house.submission());
        int way = number / 2 % 4;
        String client = way == 0 ? "203.0.113.7" : "10.0.0.2";
        String mail = "EHLO a.test\r\nMAIL FROM:<>\r\nRCPT TO:<info@alpha.test>\r\n";
        String said =
                switch (way) {
                    case 0 -> "";
                    case 1 -> "EHLO cl";
                    case 2 ->
                            inbound ? mail + "BDAT 1000\r\nSubject: never" : "EHLO a.test\r\nSTART";
                    default -> inbound ? mail + "DATA\r\n" : "EHLO a.test\r\nSTARTTLS\r\n";
                };
        socket.getOutputStream()
                .write(
                        ("PROXY TCP4 " + client + " 198.51.100.1 40000 25\r\n" + said)
                                .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** What may only be said when DATA or STARTTLS was answered. */
    private static void goHalfway(Socket socket, int number) throws IOException {
        if (number / 2 % 4 == 3) {
            socket.getOutputStream()
                    .write(
                            number % 2 == 0
                                    ? "Subject: never\r\n\r\nhalf a"
                                            .getBytes(StandardCharsets.US_ASCII)
                                    : new byte[] {0x16, 3, 1, 2, 0, 1});
        }
    }
}
